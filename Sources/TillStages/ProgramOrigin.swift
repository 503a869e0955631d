import Glibc

/// Where this program lies, and what it was made from.
public enum ProgramOrigin {
    /// The path of this program's file, links followed; nil where the system does not tell.
    static var path: String? {
        var buffer = [CChar](repeating: 0, count: 4096)
        let length = unsafe readlink("/proc/self/exe", &buffer, 4095)
        return length > 0 ? String(decoding: buffer[..<length].map { UInt8(bitPattern: $0) }, as: UTF8.self) : nil
    }

    /// The commit this program was built from, as `pipelines/setup/build` writes it beside the programs and a package into `share/till`;
    /// nil when nobody wrote it down, or the program was built again since.
    public static var commit: String? {
        guard let path, let slash = path.lastIndex(of: "/") else { return nil }
        return ["till.commit", "../share/till/commit"].lazy.compactMap { commit(writtenIn: "\(path[..<slash])/\($0)", for: path) }.first
    }

    /// What a file says of the commit of a program: its first line, when that is one word and the program is no newer than the file.
    static func commit(writtenIn file: String, for program: String) -> String? {
        var (written, built) = (stat(), stat())
        guard unsafe stat(file, &written) == 0, unsafe stat(program, &built) == 0,
            (built.st_mtim.tv_sec, built.st_mtim.tv_nsec) <= (written.st_mtim.tv_sec, written.st_mtim.tv_nsec),
            let bytes = FileReading.bytes(path: file, limit: 4096)
        else { return nil }
        let line = String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline).first.map(String.init)
        guard let line, line.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }), line.utf8.count <= 80 else { return nil }
        return line
    }
}
