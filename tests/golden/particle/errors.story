# No data: every kind of file that has none.
=== args ===
aqua particle
aqua particle merge a b
aqua particle show
aqua particle diff half.b64
aqua particle show nowhere.bin
aqua particle show half.b64
aqua particle show text.txt
aqua particle show empty.bin
aqua particle show no_data.json
aqua particle show broken.json
aqua particle diff half.b64 text.txt
=== half.b64 ===
g6d2ZXJzaW9upjAuMTcuMrNpbnRlcnByZXRlcl92ZXJzaW9upjAuNjIuMKppbm5lcl9kYXRhxQYIYmFnYWFpaHJha3RsbWJoaWdyNjN5YXJrNXIyM3V6bGZseXV6ZGV0emo0cHQ0ZGp3ZWNxMnpyN2lqejVqYWJhZ2FhaWhyYW1iNHBmb3JldjRlNjNpa3Z2eDZhNXRqcGp1NTdtYTZidTdodjNzNGQyd2F4a2dwdnBkbGFiYWdhYWlocmFsbWZhaTVieml3aHNxNG15cWNteTJiYWNmaXdraGZiZWlyZzNva29sd3NyNGx2d3FpdmhxAAEAAAABAAAAAAAAAP///zwAAAA9AAAAAAEAAAABAAAAAQAAAP///2EAAAA9AAAAAAQAAAABAAAA////igAAAD0AAAAAAAAAAGJhZ2FhaWhyYWxzZGF0cnltZmlvcGF4bHhyN2JycjY3aW55ZXppeHgyZW9scmdlcnBmcHU1bXZmdWNvZGF7ImEiOlsxLDJdff////UAAAALYmFnYWFpaHJhdnk0cjJwc2x0NHF6emZvN3JwcGxqZHB5cnRlY2p4dmp6ZGxyc3k2bnNvNG9tZm1jemNiYSJvayIAAAD////5AAAABP///2QAAAA9////pP///6gAAAA9////5GJhZ2FhaWhyYWR0ZDdjY3R3Ym9ndDdldWtjNzVpbXZ2ZWpsZmluZjQ1bmhhanY3MmJnZDcycXdqNjM2ZmExMkQzS29vV1JBZDljOVZrVkdkV0t3dzZSbXVyOG1lSHRRY21zTGRMZHU2Nktib3JMU2lXAAAAAAAANMn///9zAAAAAAAAAWYAAAAAAAABAAAAAAAAAABiYWdhYWlocmE3amVrYWF3NnM1NG14cDZpNm03eXZnbDJwbHQ1bGN3bm5iZDVmeHZhb2Zna3BndXVjcjRhMTJEM0tvb1dHRmc3R0FWSndHell5cUVyRkZYV0R3UHl3ZmdvY1pHTnRZSDY0RDdCOVM1VQAAAAAAADTJ////cwAAAAAAAAFnAAAAAAAAAQAAAAAAAAAAYmFnYWFpaHJhMnA=
=== text.txt ===
This is a text.
=== empty.bin ===
=== no_data.json ===
{"ret_code": 0}
=== broken.json ===
{"data":
=== expect stderr ===
$ aqua particle
usage: aqua particle VERB [OPTIONS] ARGUMENTS

data of particles

verbs
  particle show FILE          show the trace, the records and the signers of
                              particle data
  particle verify FILE        check content ids, references and signatures
  particle diff FILE FILE     compare the data of two particles

examples
  aqua particle show particle.bin --peer relay --peer bob
  aqua particle verify particle.bin --particle particle
  aqua particle diff particle.bin new.bin     # exit code 1 when they differ

`aqua help particle VERB` has the options.
$ aqua particle merge a b
error: unknown verb `particle merge`
 help: `aqua help particle` lists them
$ aqua particle show
error: no file, expected `aqua particle show FILE`
$ aqua particle diff half.b64
error: 1 file, expected `aqua particle diff FILE FILE`
$ aqua particle show nowhere.bin
error[AQ9001]: cannot read `nowhere.bin`: no such file

$ aqua particle show half.b64
error[AQ7201]: `half.b64` has no particle data: an error occurred while envelope deserialization: byte 54: no value of `inner_data`.

$ aqua particle show text.txt
error[AQ7201]: `text.txt` has no particle data: neither the bytes of particle data nor base64

$ aqua particle show empty.bin
error[AQ7201]: `empty.bin` has no particle data: the file is empty

$ aqua particle show no_data.json
error[AQ7201]: `no_data.json` has no particle data: the JSON has no text `data`

$ aqua particle show broken.json
error[AQ7201]: `broken.json` has no particle data: this is no JSON: EOF while parsing a value at line 2 column 0

$ aqua particle diff half.b64 text.txt
error[AQ7201]: `half.b64` has no particle data: an error occurred while envelope deserialization: byte 54: no value of `inner_data`.

error[AQ7201]: `text.txt` has no particle data: neither the bytes of particle data nor base64

=== expect exit ===
2
2
2
2
3
1
1
1
1
1
1
