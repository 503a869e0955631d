import Glibc
import TillRecords
import TillStages

/// A file in pieces of a quarter of a megabyte, so that a chat of any length costs the memory of one piece.
@safe final class LinePieces {
    private let descriptor: Int32
    private let name: String
    private let room: UnsafeMutableRawBufferPointer

    /// Throws when the file cannot be opened.
    init(path: String) throws(Fault) {
        name = Document.baseName(path)
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        unsafe room = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 18, alignment: 16)
        guard descriptor >= 0 else {
            throw Fault("document.denied", "it cannot be opened.", remedy: "Check its permissions.", file: name, exit: .missingInput)
        }
    }

    deinit {
        if descriptor >= 0 { close(descriptor) }
        unsafe room.deallocate()
    }

    /// The next piece, valid until the next call; nil at the end.
    func next() throws(Fault) -> ByteView? {
        while true {
            let got = unsafe read(descriptor, room.baseAddress, room.count)
            if got > 0 { return unsafe ByteView(rebasing: room.view[..<got]) }
            if got == 0 { return nil }
            if errno == EINTR { continue }
            throw Fault(
                "document.unreadable", "reading it failed (error \(errno) of the system).", remedy: "Check the disk.", file: name,
                exit: .inputOutput)
        }
    }

    /// Starts again from the first byte.
    func rewind() { lseek(descriptor, 0, SEEK_SET) }
}
