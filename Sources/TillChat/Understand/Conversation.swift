import TillRecords

/// A message that changed the ledger.
struct Turn {
    let number: Int
    /// The day it was sent.
    let day: Day
    let sender: [UInt8]
    let ref: [UInt8]
    var entries: [ChatEntry]
    let operation: ChatOperation
    /// Superseded or deleted.
    var isVoid = false
}

/// The numbers of a message in which nothing counted.
private struct NamedAmounts {
    let number: Int
    let sender: [UInt8]
    let amounts: [Amount]
}

/// The last turns of a conversation, and the question that waits for an answer.
final class Conversation {
    private(set) var turns: [Turn] = []
    /// What the last message asked for; empty when it asked for nothing.
    let question = ByteBuffer(capacity: 128)
    /// What the words of that question mean.
    var asked: WordClass = []
    private static let most = 48
    /// Messages with a number so far, and those of them whose money counts.
    private var numbered = 0
    private var counted = 0

    /// What stands for `talk` where a message stands alone.
    static let alone = 7

    /// How much of the conversation was about money so far: 0 while nobody can tell, then from 1, hardly any, to 6, nearly all.
    var talk: Int {
        guard numbered >= 5 else { return 0 }
        let share = counted * 100 / numbered
        return share < 5 ? 1 : share < 20 ? 2 : share < 40 ? 3 : share < 60 ? 4 : share < 80 ? 5 : 6
    }

    /// How many messages with a number each sender wrote, and how many of them repeat what another had said right before.
    private var habits: [[UInt8]: (all: Int, repeated: Int)] = [:]

    /// What was named lately and counted as nothing: plans, promises, prices.
    private var named: [NamedAmounts] = []

    /// What stands before a message of a sender: what others stated in the last three messages, how long ago anyone told of money, and
    /// what was named without being counted.
    func heard(by sender: [UInt8], at number: Int) -> HeardAmounts {
        let recent = turns.suffix(3).filter { $0.sender != sender && number - $0.number <= 3 }
        let habit = habits[sender] ?? (0, 0)
        var heard = HeardAmounts(
            amounts: recent.flatMap { $0.entries.map(\.amount) }, isParrot: habit.all >= 3 && habit.repeated * 2 >= habit.all)
        heard.asked = asked
        for turn in turns.suffix(HeardAmounts.reach) where !turn.isVoid && turn.entries.contains(where: { !$0.needsReview }) {
            let back = number - turn.number
            guard back <= HeardAmounts.reach else { continue }
            if turn.sender == sender { heard.ownBack = back } else { heard.othersBack = back }
        }
        for one in named where number - one.number <= HeardAmounts.reach {
            if one.sender == sender { heard.namedByOwn += one.amounts } else { heard.namedByOthers += one.amounts }
        }
        return heard
    }

    /// Takes what was understood of one message with a number.
    func count(_ understood: Understood, _ heard: HeardAmounts, _ numbers: [MoneyPhrase], of sender: [UInt8], at number: Int) {
        if !numbers.isEmpty {
            var habit = habits[sender] ?? (0, 0)
            habit.all += 1
            if numbers.contains(where: { heard.has($0.amount) }) { habit.repeated += 1 }
            if habits.count < 512 || habits[sender] != nil { habits[sender] = habit }
            if understood.entries.isEmpty {
                named.append(NamedAmounts(number: number, sender: sender, amounts: numbers.map(\.amount)))
                if named.count > HeardAmounts.reach { named.removeFirst() }
            }
        }
        numbered += 1
        if understood.entries.contains(where: { !$0.needsReview }) { counted += 1 }
        // What was said long ago says less.
        if numbered > 200 { (numbered, counted) = (numbered / 2, counted / 2) }
    }

    /// The day of the message that is understood now.
    var today: Day?
    /// People mend what they said this week; a thing of that name from last month is another one.
    private static let recentDays = 7

    private func isRecent(_ turn: Turn, within days: Int) -> Bool { today.map { $0.ordinal - turn.day.ordinal <= days } ?? true }

    func take(_ turn: Turn, _ understood: Understood) {
        if !understood.refers.isEmpty {
            for index in turns.indices where understood.refers.contains(turns[index].number) { turns[index].isVoid = true }
        }
        guard !turn.entries.isEmpty else { return }
        // A correction stands where what it corrects stood: "delete last" means the last thing bought, not the last one mended.
        if turn.operation == .amend, let at = turns.firstIndex(where: { understood.refers.contains($0.number) }) {
            turns[at] = turn
            return
        }
        turns.append(turn)
        if turns.count > Conversation.most { turns.removeFirst(Conversation.most / 2) }
    }

    /// What names nothing mends what was said today or yesterday.
    static let mendingDays = 1

    /// The newest live turn of a sender, else of anyone, of the last days.
    func newest(of sender: [UInt8], within days: Int) -> Turn? {
        let newest = newest(of: sender)
        return newest.map { isRecent($0, within: days) } ?? false ? newest : nil
    }

    /// The newest live turn of a sender, else of anyone.
    func newest(of sender: [UInt8]) -> Turn? { turns.last { !$0.isVoid && $0.sender == sender } ?? turns.last { !$0.isVoid } }

    func turn(ref: ByteBuffer) -> Turn? {
        guard !ref.isEmpty else { return nil }
        let wanted = ref.bytes
        return turns.last { $0.ref == wanted && !$0.isVoid }
    }

    /// The newest live turn with an entry that is named by one of the words.
    func turn(named words: Set<[UInt8]>, sender: [UInt8], within days: Int = recentDays) -> Turn? {
        func isNamed(_ turn: Turn) -> Bool {
            !turn.isVoid && isRecent(turn, within: days)
                && turn.entries.contains { !Conversation.words($0.description).isDisjoint(with: words) }
        }
        return turns.last { $0.sender == sender && isNamed($0) } ?? turns.last { isNamed($0) }
    }

    /// The newest live turn with an entry of this amount.
    func turn(of amount: Amount, sender: [UInt8]) -> Turn? {
        func has(_ turn: Turn) -> Bool {
            !turn.isVoid && isRecent(turn, within: Conversation.recentDays)
                && turn.entries.contains { $0.amount.scaled(to: 6) == amount.scaled(to: 6) }
        }
        return turns.last { $0.sender == sender && has($0) } ?? turns.last { has($0) }
    }

    /// The folded words of a description.
    static func words(_ text: String) -> Set<[UInt8]> {
        Set(text.split { $0 == " " || $0 == "," }.map { WordFolding.folded($0) }.filter { $0.count > 1 })
    }
}
