import TillRecords

/// What the latest export of a chat says of a message counts, not what an earlier one said before it was edited or corrected.
///
/// Two exports tell of one message by its key; where the app gives messages no ids the key is of the words, so a message that was
/// edited is known by its sender and minute. The later export is the one that reaches further; between equals the one in which the
/// message is edited or void.
struct ChatEditions {
    /// One message in one export.
    private struct Message {
        var document: Int
        /// Places of its entries among the evidence, in order.
        var entries: [Int]
        var slot: Slot?
        var isEdited: Bool
    }

    /// Who wrote when, to the minute: what an edit leaves as it was.
    private struct Slot: Hashable {
        var member: [UInt8]
        var day: Day
        var minute: Int
        var format: Int
    }

    private let all: [Evidence]
    private var messages: [Message] = []
    private var byKey: [Int: [Int]] = [:]
    /// How far each export reaches: its last day and minute.
    private var reach: [Int: Int] = [:]
    private var files: [Int: [UInt8]] = [:]
    /// Pairs of exports that have a message in common.
    private var overlapping: Set<[Int]> = []

    init(_ all: [Evidence], _ records: [Record]) {
        self.all = all
        let chat = all.indices.filter { all[$0].kind == .chat && all[$0].document >= 0 }
        guard let first = chat.first, chat.contains(where: { all[$0].document != all[first].document }) else { return }
        var places: [WideId: Int] = [:]
        for index in chat.sorted(by: { all[$0].record < all[$1].record }) {
            let evidence = all[index]
            let record = records[evidence.record]
            let minute = record.withBytes(.time) { LinkFacts.minute($0) }
            reach[evidence.document] = max(reach[evidence.document] ?? .min, evidence.day.ordinal * 1440 + (minute ?? 0))
            if files[evidence.document] == nil {
                files[evidence.document] = record.object(.source)?.withBytes(.file) { Array($0) } ?? []
            }
            let place = record.withRaw(.source) { WideId($0) } ?? evidence.id
            if let known = places[place] {
                messages[known].entries.append(index)
            } else {
                places[place] = messages.count
                let slot = minute.map {
                    Slot(member: record.withBytes(.member) { Array($0) } ?? [], day: evidence.day, minute: $0, format: evidence.format)
                }
                messages.append(
                    Message(
                        document: evidence.document, entries: [index], slot: slot, isEdited: record.flag(.edited) ?? false))
            }
        }
        for (number, message) in messages.enumerated() {
            for entry in message.entries { byKey[all[entry].key, default: []].append(number) }
        }
        for numbers in byKey.values where numbers.count > 1 {
            let documents = Set(numbers.map { messages[$0].document }).sorted()
            for (at, one) in documents.enumerated() { for other in documents[(at + 1)...] { overlapping.insert([one, other]) } }
        }
    }

    /// Evidence that another export's replaces, by place: the place of what replaces it.
    func replaced() -> [Int: Int] {
        guard !messages.isEmpty else { return [:] }
        var found: [Int: Int] = [:]
        for number in messages.indices {
            // Of all exports that have one of its keys.
            let told = Set(messages[number].entries.flatMap { byKey[all[$0].key] ?? [] })
            guard let latest = told.max(by: { isBefore($0, $1) }), messages[latest].document != messages[number].document,
                !saysSame(number, latest)
            else { continue }
            replace(number, by: latest, &found)
        }
        for (earlier, later) in edits() { replace(earlier, by: later, &found) }
        return found
    }

    private func replace(_ number: Int, by latest: Int, _ found: inout [Int: Int]) {
        for entry in messages[number].entries where found[entry] == nil {
            let same = messages[latest].entries.first { all[$0].key == all[entry].key }
            let standing = messages[latest].entries.first { !all[$0].isVoid }
            found[entry] = same ?? standing ?? messages[latest].entries[0]
        }
    }

    private func isBefore(_ a: Int, _ b: Int) -> Bool { rank(a).lexicographicallyPrecedes(rank(b)) }

    /// What makes a message's wording the latest, first things first; its id decides what nothing else does.
    private func rank(_ number: Int) -> [Int64] {
        let message = messages[number]
        let isVoid = message.entries.contains { all[$0].isVoid }
        let id = all[message.entries[0]].id
        return [
            Int64(reach[message.document] ?? 0), message.isEdited ? 1 : 0, isVoid ? 1 : 0, Int64(bitPattern: id.high),
            Int64(bitPattern: id.low),
        ]
    }

    private func saysSame(_ a: Int, _ b: Int) -> Bool {
        let (mine, theirs) = (messages[a].entries, messages[b].entries)
        return mine.count == theirs.count
            && zip(mine, theirs).allSatisfy { x, y in
                all[x].key == all[y].key && all[x].amount == all[y].amount && all[x].isVoid == all[y].isVoid && all[x].day == all[y].day
            }
    }

    /// Messages of apps without ids that were edited between two exports of one conversation: the wording before, and after.
    private func edits() -> [(Int, Int)] {
        var bySlot: [Slot: [Int]] = [:]
        for (number, message) in messages.enumerated() { if let slot = message.slot { bySlot[slot, default: []].append(number) } }
        var found: [(Int, Int)] = []
        for numbers in bySlot.values where numbers.count > 1 {
            for later in numbers where messages[later].isEdited {
                let document = messages[later].document
                for other in Set(numbers.map { messages[$0].document }) where other != document && areOne(other, document) {
                    let before = numbers.filter { messages[$0].document == other && isAbsent($0, in: document) && precedes($0, later) }
                    let after = numbers.filter { messages[$0].document == document && isAbsent($0, in: other) }
                    if before.count == 1, after.count == 1 { found.append((before[0], later)) }
                }
            }
        }
        return found.sorted { $0 < $1 }
    }

    private func precedes(_ earlier: Int, _ later: Int) -> Bool {
        !messages[earlier].isEdited || (reach[messages[earlier].document] ?? 0) < (reach[messages[later].document] ?? 0)
    }

    /// Whether no message of an export has the words of this one.
    private func isAbsent(_ number: Int, in document: Int) -> Bool {
        messages[number].entries.allSatisfy { entry in
            !(byKey[all[entry].key] ?? []).contains { messages[$0].document == document }
        }
    }

    /// Whether two exports are of one conversation: they have a name or a message in common.
    private func areOne(_ a: Int, _ b: Int) -> Bool {
        if let name = files[a], !name.isEmpty, name == files[b] { return true }
        return overlapping.contains([min(a, b), max(a, b)])
    }
}
