import TillRecords
import TillTesting

/// A room built with what was added to it, and its tool linked anew: the commands of the last build, over a copy of the room.
struct RoomBuild {
    /// What building says when it fails.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    private let room: String
    private let tool: String
    private let scratch: Scratch
    private let compile: [String]
    private let link: [String]

    /// The folder of the copy.
    var copy: String { "\(scratch.path)/\(room)" }

    /// Where the last build wrote its commands: `.build/debug.yaml` for `.build/<machine>/debug`.
    private static var manifest: String {
        let parts = Checkout.binaries.split(separator: "/")
        let top = Checkout.binaries.hasSuffix("/.build/debug") ? parts.dropLast() : parts.dropLast(2)
        return top.reduce(into: "") { $0 += "/" + $1 } + "/debug.yaml"
    }

    /// Whether there is a build of which the commands are known: a debug build by SwiftPM on this machine.
    static var isPossible: Bool { Checkout.binaries.hasSuffix("/debug") && Files.exists(manifest) }
    static let why = "the commands of a debug build are needed: swift build --build-tests"

    /// Copies a room.
    init(room: String, tool: String, in scratch: Scratch) throws {
        self.room = room
        self.tool = tool
        self.scratch = scratch
        let text = String(decoding: Files.bytes(RoomBuild.manifest) ?? [], as: UTF8.self)
        compile = try RoomBuild.words(text, "\"C.\(room)-", "-debug.module\":")
        link = try RoomBuild.words(text, "\"C.\(tool)-", "-debug.exe\":")
        _ = try Command(["cp", "-r", Checkout.path("Sources/\(room)"), scratch.path]).run()
    }

    /// The words of one command of the manifest.
    private static func words(_ text: String, _ head: String, _ tail: String) throws -> [String] {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let start = lines.firstIndex(where: { $0.hasPrefix("  " + head) && $0.hasSuffix(tail) }),
            let line = lines[start...].first(where: { $0.hasPrefix("    args: ") })
        else { throw Failure(description: "the build has no command \(head)…\(tail)") }
        return try Record(checking: "{\"type\":\"command\",\"args\":\(line.dropFirst(10))}").strings(Key(foreign: "args"))
    }

    /// Compiles the copy and links the tool; gives the path of the tool.
    func make() throws -> String {
        let object = "\(scratch.path)/\(room).o"
        let sources = Files.below(copy).filter { $0.hasSuffix(".swift") }.map { "\"\(copy)/\($0)\"" }
        scratch.file("sources", sources.joined(separator: "\n"))
        try run(RoomBuild.plain(compile) + ["-c", "-wmo", "-o", object, "@\(scratch.path)/sources"])
        var linking = link.filter { $0 != "-g" }
        guard let out = linking.firstIndex(of: "-o"), let list = linking.firstIndex(where: { $0.hasPrefix("@") }) else {
            throw Failure(description: "the link command of \(tool) is not understood")
        }
        let objects = String(decoding: Files.bytes(String(linking[list].dropFirst())) ?? [], as: UTF8.self).split(separator: "\n")
        let others = objects.filter { !$0.contains("/\(room).build/") }
        guard others.count < objects.count else { throw Failure(description: "\(tool) has no objects of \(room)") }
        scratch.file("objects", (others.map(String.init) + [object]).joined(separator: "\n"))
        linking[out + 1] = "\(scratch.path)/\(tool)"
        linking[list] = "@\(scratch.path)/objects"
        try run(linking)
        return "\(scratch.path)/\(tool)"
    }

    /// The compiler's words without the files it was to write and what tells of its progress.
    private static func plain(_ words: [String]) -> [String] {
        let pairs: Set<String> = ["-emit-module-path", "-output-file-map", "-index-store-path", "-emit-objc-header-path"]
        let flags: Set<String> = [
            "-emit-dependencies", "-emit-module", "-incremental", "-parseable-output", "-emit-objc-header", "-serialize-diagnostics", "-c",
            "-g", "-enable-batch-mode", "-enable-testing",
        ]
        var kept: [String] = []
        var index = 0
        while index < words.count {
            let word = words[index]
            if pairs.contains(word) || (word == "-Xcc" && index + 1 < words.count && words[index + 1] == "-g") {
                index += 2
            } else {
                if !flags.contains(word), !word.hasPrefix("@") { kept.append(word) }
                index += 1
            }
        }
        return kept
    }

    private func run(_ words: [String]) throws {
        var command = Command(words, folder: Checkout.root)
        command.seconds = 300
        let outcome = try command.run()
        guard outcome.code == 0 else { throw Failure(description: "\(room): \(outcome.outText)\(outcome.errText)") }
    }
}
