import CArchive
import TillRecords
import TillStages

/// Zstandard (RFC 8878) in memory, through libarchive: the same bytes always pack to the same bytes.
enum Packing {
    /// Packs. Throws when libarchive refuses.
    static func packed(_ bytes: ByteView) throws(Fault) -> [UInt8] {
        guard let writer = unsafe archive_write_new() else { throw unsafe trouble("packing", nil) }
        defer { unsafe archive_write_free(writer) }
        // What cannot be packed grows by a few bytes a block of 128 kB.
        let room = bytes.count + bytes.count / 200 + 16_384
        var used = 0
        var isPacked = false
        let out = unsafe [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
            isPacked = unsafe pack(bytes, writer, buffer, &used)
            count = isPacked ? used : 0
        }
        guard isPacked else { throw unsafe trouble("packing", writer) }
        return out
    }

    private static func pack(
        _ bytes: ByteView, _ writer: OpaquePointer, _ buffer: UnsafeMutableBufferPointer<UInt8>, _ used: inout Int
    ) -> Bool {
        guard unsafe archive_write_add_filter_zstd(writer) == ARCHIVE_OK, unsafe archive_write_set_format_raw(writer) == ARCHIVE_OK,
            unsafe archive_write_set_bytes_in_last_block(writer, 1) == ARCHIVE_OK,
            unsafe archive_write_open_memory(writer, buffer.baseAddress, buffer.count, &used) == ARCHIVE_OK
        else { return false }
        guard let entry = unsafe archive_entry_new() else { return false }
        defer { unsafe archive_entry_free(entry) }
        unsafe archive_entry_set_filetype(entry, UInt32(S_IFREG))
        guard unsafe archive_write_header(writer, entry) == ARCHIVE_OK else { return false }
        if bytes.count > 0, unsafe archive_write_data(writer, bytes.baseAddress, bytes.count) != bytes.count { return false }
        return unsafe archive_write_close(writer) == ARCHIVE_OK
    }

    /// Unpacks at most `limit` bytes; nil when the bytes are not packed so, are cut, or hold more.
    static func unpacked(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        guard let reader = unsafe archive_read_new() else { return nil }
        defer { unsafe archive_read_free(reader) }
        guard unsafe archive_read_support_filter_zstd(reader) == ARCHIVE_OK, unsafe archive_read_support_format_raw(reader) == ARCHIVE_OK,
            unsafe archive_read_support_format_empty(reader) == ARCHIVE_OK
        else { return nil }
        return bytes.withBytes { raw in
            guard unsafe archive_read_open_memory(reader, raw.baseAddress, raw.count) == ARCHIVE_OK else { return nil }
            var entry: OpaquePointer?
            let head = unsafe archive_read_next_header(reader, &entry)
            if head == ARCHIVE_EOF { return [] }
            guard head == ARCHIVE_OK else { return nil }
            return unsafe content(reader, limit: limit)
        }
    }

    private static func content(_ reader: OpaquePointer, limit: Int) -> [UInt8]? {
        var out: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let got = unsafe archive_read_data(reader, &chunk, chunk.count)
            if got == 0 { return out }
            guard got > 0, out.count + got <= limit else { return nil }
            out += chunk[..<got]
        }
    }

    private static func trouble(_ what: String, _ archive: OpaquePointer?) -> Fault {
        let why = unsafe archive.flatMap { unsafe archive_error_string($0) }.map { unsafe String(cString: $0) } ?? "no memory"
        return Fault("store.packing", "\(what) failed: \(why).", remedy: "Make room and run it again.", exit: .inputOutput)
    }
}
