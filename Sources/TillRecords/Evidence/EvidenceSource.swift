/// What the records of a document have in common, made once: whose they are, and where they were read up to the number of the place.
public final class EvidenceSource {
    /// `,"household":"…","source":{… "place":"line `: the number goes on inside the quotes.
    @usableFromInline let head: ByteView
    /// Where the field `source` begins in it, behind that of the household where there is one.
    @usableFromInline let start: Int

    /// The kind of document.
    public enum Kind: Sendable {
        case bank, receipt, chat

        var word: StaticString {
            switch self {
            case .bank: "bank"
            case .receipt: "receipt"
            case .chat: "chat"
            }
        }
    }

    /// - Parameters:
    ///   - format: the word in `source.format`: `csv`, `whatsapp`, `image`.
    ///   - document: SHA-256 of the document's bytes, in hexadecimal digits.
    ///   - file: base name of the file as it was given.
    ///   - within: SHA-256 of the document it lay in.
    ///   - place: what stands before the number of a place, with its blank: `line `.
    public init(
        _ kind: Kind, format: StaticString, document: String, file: String, within: String? = nil, household: String?, place: String
    ) {
        let out = ByteBuffer(capacity: 256)
        if let household {
            out.append(",\"household\":")
            out.append(jsonString: household)
        }
        start = out.count
        out.append(",\"source\":{\"kind\":\"")
        out.append(kind.word)
        out.append("\",\"format\":\"")
        out.append(format)
        out.append("\",\"document\":\"")
        out.append(text: document)
        out.append("\",\"file\":")
        out.append(jsonString: file)
        if let within {
            out.append(",\"within\":")
            out.append(jsonString: within)
        }
        out.append(",\"place\":")
        out.append(jsonString: place)
        out.truncate(to: out.count - 1)
        head = out.withBytes { bytes in
            let kept = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 1)
            unsafe kept.copyMemory(from: bytes)
            return unsafe kept.view
        }
    }

    deinit { unsafe head.baseAddress?.deallocate() }

    /// Bytes that it takes at most in a record, but for the member and the reference.
    @inlinable
    @inline(__always)
    var room: Int { head.count &+ 64 }

    /// Household, member and source.
    @inlinable
    @inline(__always)
    func append(
        _ place: Int, ref: ByteView, member: ByteView = ObservationRow.nothing, to out: inout LineWriter
    ) {
        if start > 0 { out.note(nameLength: 9) }
        if member.isEmpty {
            out.note(nameLength: 6, after: start)
            out.append(head)
        } else {
            out.append(ByteView(rebasing: head[..<start]))
            out.text(",\"member\":\"", member)
            out.note(nameLength: 6)
            out.append(ByteView(rebasing: head[start...]))
        }
        out.append(number: place)
        out.append(UInt8(ascii: "\""))
        if !ref.isEmpty {
            out.append(",\"ref\":\"")
            out.append(content: ref)
            out.append(UInt8(ascii: "\""))
        }
        out.append(UInt8(ascii: "}"))
    }

    /// Household and source of a record that is no observation, balance or trade.
    public func append(_ place: Int, ref: ByteView, to out: ByteBuffer) {
        unsafe out.write(atMost: room &+ ref.count &* 6) { start in
            var line = unsafe LineWriter(start)
            append(place, ref: ref, to: &line)
            return line.written
        }
    }
}
