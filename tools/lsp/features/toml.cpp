#include "tools/lsp/features/toml.h"

#include <algorithm>

namespace aqua::lsp {

namespace {

constexpr size_t kMaxDepth = 64;  // of values in each other
constexpr std::string_view kBare = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";

class Scanner {
 public:
  Scanner(std::string_view text, uint32_t offset) : text_(text), offset_(offset) {}

  TomlText scan() {
    size_t table = open({});
    for (;;) {
      gap(TomlPlace::Kind::Key, table, {}, true);
      if (atEnd()) return std::move(result_);
      if (text_[at_] == '[') table = header();
      else statement(table);
      blanks(false);
      const size_t begin = at_;
      toLineEnd();
      if (at_ > begin) note(TomlPlace::Kind::Nowhere, table, {}, {}, begin, at_);
    }
  }

 private:
  bool atEnd() const { return at_ >= text_.size(); }
  bool at(char c) const { return !atEnd() && text_[at_] == c; }
  void toLineEnd() { at_ = std::min(text_.find('\n', at_), text_.size()); }

  size_t open(TomlPath path) {
    result_.tables.push_back({std::move(path), {}});
    return result_.tables.size() - 1;
  }

  /// Later notes are further inside.
  void note(TomlPlace::Kind kind, size_t table, TomlPath path, std::string_view key, size_t begin, size_t end,
            bool quoted = false) {
    if (offset_ < begin || offset_ > end) return;
    result_.place = {
        kind,  table, std::move(path), std::string(key), static_cast<uint32_t>(begin), static_cast<uint32_t>(end),
        quoted};
  }

  /// Blanks and comments. True: the place is in a comment.
  bool blanks(bool lines) {
    bool comment = false;
    for (; !atEnd(); ++at_) {
      const char c = text_[at_];
      if (c == '#') {
        const size_t begin = at_;
        toLineEnd();
        comment = comment || (offset_ > begin && offset_ <= at_);
        if (atEnd() || !lines) break;
      } else if (c != ' ' && c != '\t' && c != '\r' && (c != '\n' || !lines)) {
        break;
      }
    }
    return comment;
  }

  /// Room in which something of this kind can stand.
  void gap(TomlPlace::Kind kind, size_t table, std::string_view key, bool lines) {
    const size_t begin = at_;
    const bool comment = blanks(lines);
    // Just behind what stood before, only a sign that asks for more leaves room.
    const std::string_view open = kind == TomlPlace::Kind::Key ? "{," : "=[,";
    const bool first = begin == 0 || open.find(text_[begin - 1]) != std::string_view::npos;
    if (offset_ < begin + (first ? 0 : 1) || offset_ > at_) return;
    result_.place = {comment ? TomlPlace::Kind::Nowhere : kind,
                     table,
                     result_.tables[table].path,
                     std::string(key),
                     offset_,
                     offset_,
                     false};
  }

  /// Names with points between them, up to what is none. The last one is not in a table of its own.
  TomlPath names(TomlPlace::Kind kind, size_t table, const TomlPath& around) {
    TomlPath path = around, found;
    for (;;) {
      blanks(false);
      const bool quoted = at('"') || at('\'');
      const size_t begin = quoted ? at_ + 1 : at_;
      if (quoted) quotedText();
      else at_ = std::min(text_.find_first_not_of(kBare, at_), text_.size());
      const size_t end = quoted && at_ > begin && text_[at_ - 1] == text_[begin - 1] ? at_ - 1 : at_;
      note(kind, table, path, {}, begin, end, quoted);
      path.emplace_back(text_.substr(begin, end - begin));
      found.push_back(path.back());
      blanks(false);
      if (!at('.')) return found;
      ++at_;
    }
  }

  size_t header() {
    const size_t depth = text_.substr(at_).starts_with("[[") ? 2 : 1;
    at_ += depth;
    TomlPath path = names(TomlPlace::Kind::Header, result_.tables.size() - 1, {});
    for (size_t i = 0; i < depth && at(']'); ++i) ++at_;
    return open(std::move(path));
  }

  void statement(size_t table) {
    TomlPath path = names(TomlPlace::Kind::Key, table, result_.tables[table].path);
    std::string key = std::move(path.back());
    path.pop_back();
    if (!path.empty()) {
      path.insert(path.begin(), result_.tables[table].path.begin(), result_.tables[table].path.end());
      table = open(std::move(path));
    }
    assignment(table, key, 0);
  }

  /// The rest of `key = value`; nothing where it is not written yet.
  void assignment(size_t table, const std::string& key, size_t depth) {
    if (!at('=')) return;
    ++at_;
    const size_t number = result_.tables[table].members.size();
    result_.tables[table].members.push_back({key, {}});
    std::string text = value(table, key, depth);
    result_.tables[table].members[number].text = std::move(text);
  }

  // Recursion: over values in each other, down to kMaxDepth.
  std::string value(size_t table, const std::string& key, size_t depth) {
    gap(TomlPlace::Kind::Value, table, key, false);
    if (depth > kMaxDepth) return toLineEnd(), std::string();
    if (at('[')) return list(table, key, depth), std::string();
    if (at('{')) return inlineTable(table, key, depth), std::string();
    const bool quoted = at('"') || at('\'');
    size_t begin = at_, end = at_;
    if (quoted) {
      ++begin;
      const bool closed = quotedText();
      end = closed ? at_ - 1 : at_;
    } else {
      at_ = std::min(text_.find_first_of(",]}#\r\n", at_), text_.size());
      end = std::max(text_.find_last_not_of(" \t", at_ == 0 ? 0 : at_ - 1) + 1, begin);
    }
    note(TomlPlace::Kind::Value, table, result_.tables[table].path, key, begin, end, quoted);
    return quoted ? std::string(text_.substr(begin, end - begin)) : std::string();
  }

  /// From its quote. False: it is not closed. One of several lines counts as closed.
  bool quotedText() {
    const char quote = text_[at_];
    if (const std::string three(3, quote); text_.substr(at_).starts_with(three)) {
      const size_t end = text_.find(three, at_ + 3);
      at_ = end == std::string_view::npos ? text_.size() : end + 3;
      return true;
    }
    for (++at_; !atEnd() && text_[at_] != '\n'; ++at_) {
      if (text_[at_] == quote) return ++at_, true;
      if (text_[at_] == '\\' && quote == '"' && at_ + 1 < text_.size() && text_[at_ + 1] != '\n') ++at_;
    }
    return false;
  }

  /// A list or table is not closed: here begins what comes behind it.
  bool isAbandoned() const {
    if (atEnd()) return true;
    if (at_ == 0 || text_[at_ - 1] != '\n') return false;
    std::string_view rest = text_.substr(at_);
    const bool bracket = rest.starts_with('[');
    while (rest.starts_with('[')) rest.remove_prefix(1);
    const size_t word = std::min(rest.find_first_not_of(kBare), rest.size());
    if (word == 0) return false;
    if (bracket) return true;
    const size_t behind = rest.find_first_not_of(" \t", word);
    return behind != std::string_view::npos && rest[behind] == '=';
  }

  void list(size_t table, const std::string& key, size_t depth) {
    ++at_;
    for (;;) {
      gap(TomlPlace::Kind::Value, table, key, true);
      if (isAbandoned()) return;
      const size_t begin = at_;
      if (at(',')) ++at_;
      else if (!at(']')) value(table, key, depth + 1);
      if (at_ > begin) continue;
      ++at_;
      return;
    }
  }

  void inlineTable(size_t outside, const std::string& key, size_t depth) {
    ++at_;
    TomlPath path = result_.tables[outside].path;
    path.push_back(key);
    const size_t table = open(std::move(path));
    for (;;) {
      gap(TomlPlace::Kind::Key, table, {}, true);
      if (isAbandoned()) return;
      const size_t begin = at_;
      if (at(',')) ++at_;
      else if (!at('}') && depth < kMaxDepth) member(table, depth);
      if (at_ > begin) continue;
      ++at_;
      return;
    }
  }

  void member(size_t table, size_t depth) {
    TomlPath path = names(TomlPlace::Kind::Key, table, result_.tables[table].path);
    assignment(table, path.back(), depth + 1);
  }

  std::string_view text_;
  size_t at_ = 0;
  const uint32_t offset_;
  TomlText result_;
};

}  // namespace

const std::string* TomlTable::textOf(std::string_view key) const {
  for (const TomlMember& member : members)
    if (member.key == key) return &member.text;
  return nullptr;
}

const TomlTable* TomlText::find(const TomlPath& path, size_t last) const {
  for (size_t i = std::min(last + 1, tables.size()); i-- > 0;)
    if (tables[i].path == path) return &tables[i];
  return nullptr;
}

TomlText scanToml(std::string_view text, uint32_t offset) { return Scanner(text, offset).scan(); }

}  // namespace aqua::lsp
