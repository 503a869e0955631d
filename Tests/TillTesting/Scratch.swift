import Glibc

/// A folder of its own for one test, removed with it.
public final class Scratch: Sendable {
    /// Its path, without a slash at its end.
    public let path: String

    public init() {
        var template = Array("/tmp/till-test-XXXXXX".utf8CString)
        path = mkdtemp(&template) == nil ? "/tmp" : String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        guard path != "/tmp" else { return }
        _ = try? Command(["rm", "-rf", path]).run()
    }

    /// Writes a file in it and returns its path. Tests that run side by side may write the same one, so nobody reads a half of it.
    @discardableResult
    public func file(_ name: String, _ bytes: [UInt8]) -> String {
        let place = "\(path)/\(name)"
        let written = "\(place).\(UInt64.random(in: 0 ... .max))"
        Files.write(bytes, to: written)
        rename(written, place)
        return place
    }

    @discardableResult
    public func file(_ name: String, _ text: String) -> String { file(name, Array(text.utf8)) }
}
