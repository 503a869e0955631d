import TillRecords

/// An option of a unit, as data.
public struct OptionDeclaration: Sendable {
    public let name: String
    public let kind: Kind
    public let help: String
    public let fallback: String?

    public enum Kind: Sendable, Equatable {
        case flag
        /// One value; the word that stands for it in the help.
        case value(String)
        /// May be given several times.
        case values(String)
        case choice([String])
    }

    public static func flag(_ name: String, _ help: String) -> OptionDeclaration {
        OptionDeclaration(name: name, kind: .flag, help: help, fallback: nil)
    }

    public static func value(_ name: String, _ word: String, _ help: String, default fallback: String? = nil) -> OptionDeclaration {
        OptionDeclaration(name: name, kind: .value(word), help: help, fallback: fallback)
    }

    public static func values(_ name: String, _ word: String, _ help: String) -> OptionDeclaration {
        OptionDeclaration(name: name, kind: .values(word), help: help, fallback: nil)
    }

    public static func choice(_ name: String, _ names: [String], _ help: String, default fallback: String? = nil) -> OptionDeclaration {
        OptionDeclaration(name: name, kind: .choice(names), help: help, fallback: fallback)
    }

    /// The name among the choices that a word is, in whatever case it is written; nil where it is none of them.
    public func choice(_ word: String) -> String? {
        guard case .choice(let names) = kind else { return nil }
        return names.first { $0.lowercased() == word.lowercased() }
    }

    /// The options that every unit of a kind has.
    static func common(for input: Manual.Input) -> [OptionDeclaration] {
        var options: [OptionDeclaration] = []
        if input == .records { options.append(.value("households", "DIR", "folder of household files, <id>.yaml, of a stream of several")) }
        if input == .documents {
            options.append(.value("household", "ID", "whose documents these are; becomes the field household"))
        }
        if input == .records || input == .documents {
            options += [
                .value("household-file", "FILE", "the household's file: its currency, country, members and accounts"),
                .value("as-of", "DAY", "the day the run stands on, YYYY-MM-DD (default: the latest day of the household's stream)"),
                .value("seed", "N", "seed of whatever needs chance", default: "1"),
            ]
        }
        return options + [
            .value("knowledge", "DIR", "folder of the knowledge files (default: TILL_KNOWLEDGE, else the one beside the program)"),
            .flag("quiet", "say nothing on standard error but faults"),
            .flag("describe", "print this manual as JSON and stop"),
        ]
    }
}

/// `--date-order`, as every reader has it.
extension OptionDeclaration {
    public static let dateOrder = OptionDeclaration.choice(
        "date-order", DateOrder.allCases.map(\.rawValue), "order of day, month and year in numeric dates that leave it open")
}

extension Options {
    /// What `--date-order` says. Throws a usage fault for anything but DMY, MDY and YMD.
    public func dateOrder() throws(Fault) -> DateOrder? {
        guard let text = text(OptionDeclaration.dateOrder.name) else { return nil }
        guard let order = DateOrder(text) else { throw wrong(OptionDeclaration.dateOrder.name, "DMY, MDY or YMD") }
        return order
    }
}
