import Glibc

/// Where the programs of this installation lie.
public enum ProgramPath {
    /// The program of that name in the folders that the shell looks in; nil where none has it.
    public static func find(_ name: String) -> String? {
        let folders = unsafe getenv("PATH").map { unsafe String(cString: $0) } ?? "/usr/bin:/bin"
        // A folder without a name is the one that one happens to stand in.
        return folders.split(separator: ":").map { "\($0)/\(name)" }.first { unsafe $0.hasPrefix("/") && access($0, X_OK) == 0 }
    }

    /// The program of that name in the folder of this one.
    public static func beside(_ name: String) -> String {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = unsafe readlink("/proc/self/exe", &buffer, 4095)
        guard length > 0 else { return name }
        let path = String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard let slash = path.lastIndex(of: "/") else { return name }
        return path[...slash] + name
    }

    /// Puts the program of that name in the folder of this one in place of this process, which goes on only where that cannot be done.
    public static func become(_ name: String, _ arguments: [String]) {
        let words: [UnsafeMutablePointer<CChar>?] = unsafe ([name] + arguments).map { unsafe strdup($0) } + [nil]
        defer { unsafe words.indices.forEach { unsafe free(words[$0]) } }
        unsafe execv(beside(name), words)
    }
}
