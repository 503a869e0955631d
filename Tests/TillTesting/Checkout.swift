import Glibc

/// The checkout that these tests were built from: its top folder, its executables, its files.
public enum Checkout {
    /// The top folder, without a slash at its end.
    public static let root: String = {
        // This file is Tests/TillTesting/Checkout.swift.
        #filePath.split(separator: "/").dropLast(3).reduce(into: "") { $0 += "/" + $1 }
    }()

    /// The folder of the executables that were built beside the tests.
    public static let binaries: String = {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = readlink("/proc/self/exe", &buffer, 4095)
        let own = String(decoding: buffer[..<max(length, 0)].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let folder = own.split(separator: "/").dropLast().reduce(into: "") { $0 += "/" + $1 }
        if let named = getenv("TILL_BINARIES") { return String(cString: named) }
        return folder.hasPrefix(root + "/.build") ? folder : root + "/.build/debug"
    }()

    /// The path of a file or folder of the checkout.
    public static func path(_ relative: String) -> String { "\(root)/\(relative)" }

    /// The bytes of a file of the checkout, or nil.
    public static func bytes(_ relative: String) -> [UInt8]? { Files.bytes(path(relative)) }

    /// The text of a file of the checkout, or nil.
    public static func text(_ relative: String) -> String? {
        bytes(relative).map { String(decoding: $0, as: UTF8.self) }
    }

    /// Every file that version control knows or would take, as paths from the top, sorted; what is built or published is left out.
    public static let files: [String] = {
        let skipped: Set<String> = [".git", ".build", ".swiftpm", "__pycache__", "environment", "environment.new"]
        return Files.below(root) { name in !skipped.contains(name) && !name.hasPrefix(".build-") }
            .filter { !$0.hasPrefix("output/") || $0 == "output/README.md" }
            .filter { $0 != "Package.resolved" && !$0.hasSuffix(".o") && !$0.hasSuffix(".pyc") && $0 != ".git" }
    }()

    /// The file of a key that only tests have.
    public static let keyFile: String = {
        let path = "/tmp/till-test-key-\(getpid())"
        Files.write(String(repeating: "0123456789abcdef", count: 4) + "\n", to: path)
        chmod(path, 0o600)
        return path
    }()

    /// True when a variable of the environment is set and not empty.
    public static func isSet(_ variable: String) -> Bool { value(variable) != nil }

    /// What a variable of the environment holds, where that is something.
    public static func value(_ variable: String) -> String? {
        guard let value = getenv(variable), value.pointee != 0 else { return nil }
        return String(cString: value)
    }
}
