import TillRecords

/// The options a unit was given, checked against its manual.
public struct Options: Sendable, Equatable {
    var values: [String: [String]]
    /// What stands besides the options: files, or `-`.
    public var arguments: [String]

    public init(_ values: [String: [String]] = [:], arguments: [String] = []) {
        self.values = values
        self.arguments = arguments
    }

    public func flag(_ name: String) -> Bool { values[name] != nil }
    public func text(_ name: String) -> String? { values[name]?.last }
    public func list(_ name: String) -> [String] { values[name] ?? [] }

    /// A whole number. Throws a usage fault for anything else.
    public func integer(_ name: String) throws(Fault) -> Int? {
        guard let text = text(name) else { return nil }
        guard let number = Int(text) else { throw wrong(name, "a whole number") }
        return number
    }

    /// A day, `YYYY-MM-DD`. Throws a usage fault for anything else.
    public func day(_ name: String) throws(Fault) -> Day? {
        guard let text = text(name) else { return nil }
        guard let day = Day(text) else { throw wrong(name, "a day as YYYY-MM-DD") }
        return day
    }

    /// An ISO 4217 code. Throws a usage fault for anything else.
    public func currency(_ name: String) throws(Fault) -> Currency? {
        guard let text = text(name) else { return nil }
        guard let currency = Currency(text) else { throw wrong(name, "a currency code of ISO 4217 such as EUR") }
        return currency
    }

    /// A fraction between 0 and 1. Throws a usage fault for anything else.
    public func fraction(_ name: String) throws(Fault) -> Double? {
        guard let text = text(name) else { return nil }
        guard let number = Double(text), (0...1).contains(number) else { throw wrong(name, "a number from 0 to 1") }
        return number
    }

    func wrong(_ name: String, _ what: String) -> Fault {
        Fault("usage.option", "the value is not \(what).", remedy: "Give --\(name) \(what).", place: "--\(name)", exit: .usage)
    }
}
