import Glibc

/// Memory of processes, as the system counts it.
public enum ProcessMemory {
    /// Bytes of memory a process holds now; 0 when it is gone.
    public static func held(by pid: pid_t) -> Int {
        let descriptor = open("/proc/\(pid)/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return 0 }
        defer { close(descriptor) }
        var text = [UInt8](repeating: 0, count: 128)
        let n = read(descriptor, &text, text.count)
        guard n > 0 else { return 0 }
        // Pages in all, then pages held.
        let words = text[..<n].split(separator: UInt8(ascii: " "))
        guard words.count > 1, let pages = Int(String(decoding: words[1], as: UTF8.self)) else { return 0 }
        return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
    }
}
