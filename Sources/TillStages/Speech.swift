import Glibc
import TillRecords

/// What a process says on standard error: sentences, never data, never control characters from a document.
public final class Speech {
    private let program: String
    private let quiet: Bool
    private let descriptor: Int32
    private let colour: Bool
    private var said: [String: Int] = [:]
    /// How what is said of documents is shown: a log is no place for names of people and numbers of accounts. Nil to say it as it is.
    public var shown: Shown?
    /// Whether what goes wrong is said as a JSON object a line, and nothing else is.
    public var speaksLines = false

    /// How the parts of what is said of a document are shown.
    public struct Shown {
        let file: (String) -> String
        let sentence: (String) -> String
        let setting: (String) -> String

        /// - Parameters:
        ///   - file: a name of a file.
        ///   - setting: what is to be written into a file of settings.
        public init(
            file: @escaping (String) -> String, sentence: @escaping (String) -> String, setting: @escaping (String) -> String
        ) {
            self.file = file
            self.sentence = sentence
            self.setting = setting
        }
    }

    /// How many sentences of one code a run prints before it only counts them.
    private static let most = 5

    /// - Parameter descriptor: where it speaks; standard error.
    public init(program: String, quiet: Bool, descriptor: Int32 = 2) {
        self.descriptor = descriptor
        self.program = program
        self.quiet = quiet
        colour = unsafe isatty(descriptor) == 1 && getenv("NO_COLOR") == nil
    }

    /// Tells a fault; after five of one kind in one file only their number, at the end.
    public func fault(_ fault: Fault) {
        let kind = "\(fault.code) \(fault.file ?? "")"
        said[kind, default: 0] += 1
        guard said[kind, default: 0] <= Speech.most else { return }
        // The name of the command stands in front already.
        var fault = fault
        if fault.file == nil, fault.place == program { fault.place = nil }
        if let shown {
            fault.file = fault.file.map(shown.file)
            fault.place = fault.place.map(shown.sentence)
            fault.sentence = shown.sentence(fault.sentence)
            fault.remedy = shown.setting(fault.remedy)
        }
        if speaksLines { return say(fault) }
        // Only the name is painted: what the fault says may hold bytes of a document, which must not reach a terminal.
        Speech.write(cleaned: "\(paint("1;31", program)): \(oneLine("\(fault)"))\n", to: descriptor)
    }

    /// A fault as a line of a log: by its code. Its sentence may quote a document, and what a file is called may name anybody, so of that
    /// only the ending stands there.
    private func say(_ fault: Fault) {
        var record = Record(type: "log")
        record.set(.event, string: "said")
        record.set(.code, string: fault.code)
        if let file = fault.file {
            let ending = file.split(separator: ".", omittingEmptySubsequences: false).dropFirst().last.map { ".\($0)" } ?? ""
            record.set(.file, string: "\u{2026}" + (ending.utf8.count <= 8 ? Speech.clean(ending) : ""))
        }
        if let place = fault.place { record.set(.place, string: Speech.clean(place)) }
        record.set(.exit, integer: Int(fault.exit.rawValue))
        Speech.write(record.text + "\n", to: descriptor)
    }

    func note(file: String?, place: String?, _ message: String) {
        guard !quiet, !speaksLines else { return }
        let (file, place) = (file.map { shown?.file($0) ?? $0 }, place.map { shown?.sentence($0) ?? $0 })
        let message = shown?.sentence(message) ?? message
        let kind = "note \(file ?? "") \(message.prefix(24))"
        said[kind, default: 0] += 1
        guard said[kind, default: 0] <= Speech.most else { return }
        let head = [file, place].compactMap { $0 }.joined(separator: ", ")
        write("\(program): \(oneLine("\(head.isEmpty ? "" : "\(head): ")\(message)"))")
    }

    /// Says a line, unless asked to be quiet.
    public func say(_ text: String) {
        if !quiet, !speaksLines { write(text) }
    }

    /// How many sentences were left out, by kind.
    func sayRest() {
        for (kind, count) in said.sorted(by: { $0.key < $1.key }) where count > Speech.most {
            write("\(program): … and \(count - Speech.most) more like it (\(kind)); each is in the stream.")
        }
    }

    private func paint(_ code: String, _ text: String) -> String {
        colour ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }

    /// Clean text on one line: a document's line breaks cannot make sentences of their own.
    private func oneLine(_ text: String) -> String {
        String(Speech.clean(text).map { $0.isNewline ? " " : $0 })
    }

    private func write(_ text: String) {
        Speech.write(text + "\n", to: descriptor)
    }

    /// Does something during which nothing reaches standard error: for libraries that speak to it. What it left in `errno` stays.
    public static func silently<Made>(_ work: () -> Made) -> Made {
        let (kept, nowhere) = unsafe (dup(2), open("/dev/null", O_WRONLY | O_CLOEXEC))
        if kept >= 0, nowhere >= 0 { dup2(nowhere, 2) }
        let made = work()
        let reason = errno
        if kept >= 0 {
            dup2(kept, 2)
            close(kept)
        }
        if nowhere >= 0 { close(nowhere) }
        errno = reason
        return made
    }

    /// Writes text to a descriptor with the control and direction characters of data taken out.
    public static func write(_ text: String, to descriptor: Int32) {
        write(cleaned: clean(text), to: descriptor)
    }

    /// Writes text of our own as it stands, colours and the returns of a progress line included.
    static func write(cleaned text: String, to descriptor: Int32) { _ = FileWriting.write(text, to: descriptor) }

    /// The text without control characters (other than newline and tab), without bidi controls, and without what is seen nowhere.
    public static func clean(_ text: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x0A, 0x09: out.append(scalar)
            case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x180E, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB,
                0xE0000...0xE007F:
                continue
            default: out.append(scalar)
            }
        }
        return String(out)
    }
}
