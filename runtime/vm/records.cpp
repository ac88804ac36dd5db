#include "runtime/vm/records.h"

#include <utility>
#include <vector>

#include "runtime/values/cid.h"
#include "runtime/vm/memory.h"

namespace aqua::vm {

Records::Records(const Stores& previous, const Stores& current) : stores_(previous) {
  stores_.values.merge(current.values);
  stores_.tetraplets.merge(current.tetraplets);
  stores_.canonElements.merge(current.canonElements);
  stores_.canonResults.merge(current.canonResults);
  stores_.serviceResults.merge(current.serviceResults);
}

// ---------------------------------------------------------------------------------------------------------- reading

Records::Found<const ValueRecord*> Records::value(const Cid& cid, Meter& meter) {
  const ValueRecord* record = stores_.values.get(cid);
  if (record) meter.readable(record->text());
  if (!record || !record->value()) return base::Failure{Absent{"value", cid}};
  return record;
}

Records::Found<Ref<const TetrapletRecord>> Records::tetraplet(const Cid& cid) {
  const auto* entry = stores_.tetraplets.find(cid);
  if (!entry) return base::Failure{Absent{"tetraplet", cid}};
  return entry->record;
}

Records::Found<const ServiceResult*> Records::serviceResult(const Cid& cid, Meter& meter) {
  const ServiceResult* result = stores_.serviceResults.get(cid);
  if (!result) return base::Failure{Absent{"service result aggregate", cid}};
  if (result->item) return result;
  auto text = value(result->value, meter);
  if (!text) return base::Failure{text.error()};
  auto origin = tetraplet(result->tetraplet);
  if (!origin) return base::Failure{origin.error()};
  result->item = ItemRef(new Item(*(*text)->value(), *origin, {Provenance::Kind::ServiceResult, cid}, result->value));
  return result;
}

Records::Found<Records::CanonRecord> Records::canonResult(const Cid& cid) {
  const CanonResult* result = stores_.canonResults.get(cid);
  if (!result) return base::Failure{Absent{"canon result aggregate", cid}};
  if (result->canon) return CanonRecord{result, result->canon->tetraplet};
  auto origin = tetraplet(result->tetraplet);
  if (!origin) return base::Failure{origin.error()};
  return CanonRecord{result, *std::move(origin)};
}

Records::Found<ItemRef> Records::canonElement(const Cid& cid, Meter& meter) {
  const CanonElement* element = stores_.canonElements.get(cid);
  if (!element) return base::Failure{Absent{"canon aggregate", cid}};
  if (element->item) return element->item;
  auto text = value(element->value, meter);
  if (!text) return base::Failure{text.error()};
  auto origin = tetraplet(element->tetraplet);
  if (!origin) return base::Failure{origin.error()};
  element->item = ItemRef(
      new Item(*(*text)->value(), rebuiltOrigin(*origin, element->provenance), element->provenance, element->value));
  return element->item;
}

Records::Found<Ref<const Canon>> Records::canon(const CanonRecord& of, const Cid& cid, Meter& meter) {
  if (of.record->canon) return of.record->canon;
  Ref<Canon> canon(new Canon);
  canon->tetraplet = of.origin;
  canon->cid = cid;
  canon->items.reserve(of.record->values.size());
  for (const Cid& element : of.record->values) {
    auto item = canonElement(element, meter);
    if (!item) return base::Failure{item.error()};
    canon->items.push_back(*std::move(item));
  }
  of.record->canon = std::move(canon);
  return of.record->canon;
}

// ----------------------------------------------------------------------------------------------------------- making

ItemRef Records::addResult(Value value, const Ref<const TetrapletRecord>& origin, const Cid& argumentHash,
                           std::span<const Value> arguments, Cid& cid, Meter& meter) {
  constexpr uint64_t kRecords = 700;  // what is kept beside the text: value, service result, tetraplet, their ids
  meter.pass(value.textSize());
  std::string text = value.text();
  meter.keep(text.size() + kRecords);
  Cid valueCid(values::cidOfText(text));
  stores_.values.add(valueCid, [&] { return Ref<const ValueRecord>(new ValueRecord(std::move(text), value)); });
  stores_.tetraplets.add(origin->cid(), [&] { return origin; });
  Ref<const ServiceResult> record(new ServiceResult(valueCid, argumentHash, origin->cid()));
  cid = Cid(values::cidOfText(jsonOf(*record)));
  record->item = ItemRef(new Item(std::move(value), origin, {Provenance::Kind::ServiceResult, cid}, valueCid));
  record->arguments.emplace(arguments.begin(), arguments.end());
  if (const auto* known = stores_.serviceResults.find(cid); known && known->record->item) return known->record->item;
  stores_.serviceResults.put(cid, record);
  return record->item;
}

void Records::addItem(const Item& item, std::string text, Meter& meter) {
  constexpr uint64_t kRecord = 200;
  stores_.values.add(item.cid(), [&] {
    if (text.empty()) text = item.value.text();
    meter.keep(text.size() + kRecord);
    return Ref<const ValueRecord>(new ValueRecord(std::move(text), item.value));
  });
  stores_.tetraplets.add(item.tetraplet->cid(), [&] {
    const Tetraplet& t = item.tetraplet->tetraplet;
    meter.keep(sizeof t + t.peer.size() + t.service.size() + t.function.size() + t.lens.size() + kRecord);
    return item.tetraplet;
  });
}

void Records::addElement(const Item& item, Meter& meter) {
  constexpr uint64_t kRecord = 300;
  std::string text;
  meter.pass(item.value.textSize());
  item.cid(&text);
  stores_.canonElements.add(item.elementCid(), [&] {
    meter.keep(kRecord);
    addItem(item, std::move(text), meter);
    return Ref<const CanonElement>(new CanonElement(item.cid(), item.tetraplet->cid(), item.provenance));
  });
}

void Records::addCanon(Canon& canon, Meter& meter) {
  constexpr uint64_t kItem = 2 * sizeof(ItemRef) + sizeof(Cid);
  meter.make(canon.items.size() * kItem);
  std::vector<Cid> elements;
  elements.reserve(canon.items.size());
  for (const ItemRef& item : canon.items) {
    addElement(*item, meter);
    elements.push_back(item->elementCid());
  }
  const Cid& tetraplet = canon.tetraplet->cid();
  stores_.tetraplets.add(tetraplet, [&] { return canon.tetraplet; });
  Ref<const CanonResult> result(new CanonResult(tetraplet, std::move(elements)));
  canon.cid = Cid(values::cidOfText(jsonOf(*result)));
  stores_.canonResults.add(canon.cid, [&] {
    meter.keep(result->values.size() * kItem + sizeof *result);
    return result;
  });
}

}  // namespace aqua::vm
