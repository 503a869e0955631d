import TillRecords
import TillStages
import Yams

/// Single values with faults that name line and column.
extension YamlReading {
    /// A decimal amount as the stream writes it: `-950.00`.
    public func amount(_ node: Node?, _ name: String) throws(Fault) -> Amount? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let amount = Amount(text), amount.scaled(to: 4) != nil else {
            throw fault(node, "\(name) is no amount.", "Write it with a point and at most four decimals, as 1250.50.")
        }
        return amount
    }

    /// An amount that is not negative.
    public func size(_ node: Node?, _ name: String) throws(Fault) -> Amount? {
        guard let node, let amount = try amount(node, name) else { return nil }
        guard !amount.isNegative else { throw fault(node, "\(name) cannot be negative.", "Write it without the minus.") }
        return amount
    }

    /// A day as `YYYY-MM-DD`.
    public func day(_ node: Node?, _ name: String) throws(Fault) -> Day? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let day = Day(text) else { throw fault(node, "\(name) is no day.", "Write it as YYYY-MM-DD.") }
        return day
    }

    /// A whole number of a range.
    public func integer(_ node: Node?, _ name: String, _ range: ClosedRange<Int>) throws(Fault) -> Int? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw fault(node, "\(name) must be a whole number from \(range.lowerBound) to \(range.upperBound).", "Correct it.")
        }
        return number
    }

    /// One of these words, in whatever case it is written.
    public func choice(_ node: Node?, _ name: String, _ names: [String]) throws(Fault) -> String? {
        guard let node, let text = try text(node, name) else { return nil }
        guard let known = names.first(where: { $0.lowercased() == text.lowercased() }) else {
            throw fault(
                node, "there is no such \(name).",
                "\(NearestName.question(text, among: names))Use one of \(names.joined(separator: ", ")).")
        }
        return known
    }
}
