import Glibc
import TillRecords
import TillRun
import TillStages

/// A file of the book with a person's answer in it, to be written whole or not at all.
struct BookEdit {
    let path: String
    /// As the book calls it: `households/ng.yaml`.
    let name: String
    /// The line that answers.
    let line: String
    let text: String
    /// What stood there before; nil where there was no file.
    let before: [UInt8]?

    func write() throws(Fault) { try Folder.replace(path, with: Array(text.utf8)) }

    /// What it changes, kept in the journal beside the answer, so that it can be taken back at any time.
    var change: LineChange {
        guard let before else { return LineChange(file: name, line: 0, from: [], to: LineChange.lines(text)) }
        let (old, new) = (LineChange.lines(String(decoding: before, as: UTF8.self)), LineChange.lines(text))
        let same = zip(old, new).prefix { $0 == $1 }.count
        let rest = zip(old.dropFirst(same).reversed(), new.dropFirst(same).reversed()).prefix { $0 == $1 }.count
        return LineChange(
            file: name, line: same + 1, from: Array(old[same..<(old.count - rest)]), to: Array(new[same..<(new.count - rest)]))
    }
}

/// Lines of a file of the book that stand in place of others.
struct LineChange: Equatable {
    /// As the book calls it: `households/ng.yaml`.
    let file: String
    /// Where they begin, from 1; 0 where they are the whole of a new file.
    let line: Int
    let from: [String]
    let to: [String]

    /// The same the other way.
    var reversed: LineChange { LineChange(file: file, line: line, from: to, to: from) }

    init(file: String, line: Int, from: [String], to: [String]) {
        (self.file, self.line, self.from, self.to) = (file, line, from, to)
    }

    /// Reads what the journal keeps; nil where an entry changed no file, or one that no answer is written into.
    init?(_ content: Record) {
        guard content.equals(.action, "answer"), let was = content.object(.was), let file = was.string(.file), let line = was.integer(.line)
        else { return nil }
        let parts = file.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count == 2, ["households", "profiles"].contains(parts[0]), parts[1].hasSuffix(".yaml"), !parts[1].hasPrefix(".") else {
            return nil
        }
        self.init(file: file, line: line, from: was.strings(.from), to: was.strings(.to))
    }

    /// As the journal keeps it.
    var record: Record {
        var record = Record.bare
        record.set(.file, string: file)
        record.set(.line, integer: line)
        record.set(.from, strings: from)
        record.set(.to, strings: to)
        return record
    }

    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Makes the change in the book; false, and nothing is changed, where the file no longer has the lines that would go.
    func make(in folder: String) throws(Fault) -> Bool {
        let path = "\(folder)/\(file)"
        let bytes = FileReading.bytes(path: path, limit: 1 << 20)
        guard line > 0 else { return try makeWhole(path, bytes) }
        guard let bytes, let changed = changed(LineChange.lines(String(decoding: bytes, as: UTF8.self))) else { return false }
        try Folder.replace(path, with: Array(changed.joined(separator: "\n").utf8))
        return true
    }

    /// A file that an answer made goes as a whole, where nobody wrote into it since; and comes again where there is none.
    private func makeWhole(_ path: String, _ bytes: [UInt8]?) throws(Fault) -> Bool {
        guard bytes.map({ LineChange.lines(String(decoding: $0, as: UTF8.self)) }) ?? [] == from else { return false }
        guard !to.isEmpty else { return unsafe unlink(path) == 0 }
        try Folder.replace(path, with: Array(to.joined(separator: "\n").utf8))
        return true
    }

    /// The lines with the change made; nil where what would go does not stand there, or stands there several times.
    private func changed(_ lines: [String]) -> [String]? {
        func holds(_ start: Int) -> Bool { start + from.count <= lines.count && Array(lines[start..<start + from.count]) == from }
        var start = line - 1
        if !holds(start) {
            guard !from.isEmpty else { return nil }
            let places = lines.indices.filter(holds)
            guard places.count == 1 else { return nil }
            start = places[0]
        }
        var lines = lines
        lines.replaceSubrange(start..<start + from.count, with: to)
        return lines
    }
}
