aqua_unit_test(crypto SOURCES unit/crypto_keys_test.cpp DEPS runtime/crypto runtime/values)
