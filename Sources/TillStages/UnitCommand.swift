import ArgumentParser

/// A unit's command line on swift-argument-parser, with the options that its manual declares.
///
/// The library finds options by mirroring a command, so the command mirrors its manual, and decodes them by key.
struct UnitCommand<Unit: ManualHolder>: ParsableCommand, CustomReflectable {
    var options = Options()

    static var configuration: CommandConfiguration {
        let manual = Unit.manual
        return CommandConfiguration(
            commandName: manual.name, abstract: manual.summary, usage: manual.usage, discussion: manual.helpText, version: TillVersion.text)
    }

    init() {}

    var customMirror: Mirror {
        let manual = Unit.manual
        var children: [(label: String?, value: Any)] = manual.allOptions.map { ("_" + $0.name, $0.wrapper) }
        if manual.input != .none {
            let help: ArgumentHelp =
                switch manual.input {
                case .records: ArgumentHelp("files of records, or - for standard input (default)", valueName: "file")
                case .names: ArgumentHelp("what to work on, by name or by file", valueName: "name")
                default: ArgumentHelp("documents to read, or - for standard input", valueName: "document")
                }
            children.append(("_arguments", Argument<[String]>(wrappedValue: [], help: help)))
        }
        return Mirror(self, children: children, displayStyle: .struct)
    }

    struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        let manual = Unit.manual
        let container = try decoder.container(keyedBy: Name.self)
        var values: [String: [String]] = [:]
        for option in manual.allOptions {
            let name = Name(stringValue: option.name)
            switch option.kind {
            case .flag:
                if try container.decode(Flag<Bool>.self, forKey: name).wrappedValue { values[option.name] = ["true"] }
            case .values:
                let given = try container.decode(Option<[String]>.self, forKey: name).wrappedValue
                if !given.isEmpty { values[option.name] = SignedNumber.read(given) }
            case .value, .choice:
                if let given = try container.decode(Option<String?>.self, forKey: name).wrappedValue {
                    values[option.name] = SignedNumber.read([option.choice(given) ?? given])
                }
            }
        }
        options = Options(values)
        if manual.input != .none {
            options.arguments = SignedNumber.read(
                try container.decode(Argument<[String]>.self, forKey: Name(stringValue: "arguments")).wrappedValue)
        }
        for option in manual.allOptions {
            if let fallback = option.fallback, options.values[option.name] == nil { options.values[option.name] = [fallback] }
        }
    }

    /// Called by the library after decoding, where its errors become sentences.
    func validate() throws {
        for option in Unit.manual.allOptions {
            guard case .choice(let names) = option.kind, let given = options.text(option.name), !names.contains(given) else { continue }
            throw ValidationError("--\(option.name) \(given): must be one of \(names.joined(separator: ", ")).")
        }
    }
}

/// Numbers below zero on a command line: no option begins with a digit, so that -12.50 is an amount. The library would take its hyphen for
/// that of an option; it gets the sign of mathematics in its place.
enum SignedNumber {
    private static let minus: Character = "\u{2212}"

    /// The arguments as the library gets them.
    static func written(_ arguments: [String]) -> [String] {
        arguments.map { isNumber($0, "-") ? String(minus) + $0.dropFirst() : $0 }
    }

    /// The arguments as they were typed, or meant: whoever copies an amount from a page may bring the sign along.
    static func read(_ arguments: [String]) -> [String] { arguments.map { isNumber($0, minus) ? "-" + $0.dropFirst() : $0 } }

    private static func isNumber(_ text: String, _ sign: Character) -> Bool {
        text.first == sign && text.dropFirst().first.map { $0.isASCII && $0.isNumber || $0 == "." } ?? false
    }
}

/// Whatever has a manual: a stage, a reader, a command.
public protocol ManualHolder: SendableMetatype {
    static var manual: Manual { get }
    /// The knowledge files it reads, as it must find them; those of a folder are known only with the folder.
    static func tables(_ knowledge: Knowledge) -> [KnowledgeTable]
}

extension ManualHolder {
    public static func tables(_ knowledge: Knowledge) -> [KnowledgeTable] { [] }
}

extension OptionDeclaration {
    /// The library's own option object for this declaration.
    fileprivate var wrapper: Any {
        switch kind {
        case .flag:
            Flag<Bool>(wrappedValue: false, name: .customLong(name), help: ArgumentHelp(stringLiteral: help))
        case .value(let word):
            Option<String?>(name: .customLong(name), help: ArgumentHelp(described, valueName: word))
        case .values(let word):
            Option<[String]>(wrappedValue: [], name: .customLong(name), parsing: .singleValue, help: ArgumentHelp(help, valueName: word))
        case .choice(let names):
            Option<String?>(name: .customLong(name), help: ArgumentHelp(described, valueName: names.joined(separator: "|")))
        }
    }

    private var described: String {
        fallback.map { "\(help) (default: \($0))" } ?? help
    }
}

extension Manual {
    /// What follows the one line in `--help`: the discussion and the examples.
    var helpText: String {
        var text = discussion
        if !examples.isEmpty {
            text += "\n\nEXAMPLES:"
            for example in examples {
                text += WrappedText.lines(example.what, first: "\n  # ", rest: "\n  # ").joined() + "\n  \(example.command)"
            }
        }
        return text
    }

    /// How it is called, in one line: the options follow in a list of their own.
    var usage: String {
        switch input {
        case .none: "\(name) [<options>]"
        case .names: "\(name) [<options>] [<name> ...]"
        case .records: "\(name) [<options>] [<file> ...]"
        case .documents: "\(name) [<options>] [<document> ...]"
        }
    }
}
