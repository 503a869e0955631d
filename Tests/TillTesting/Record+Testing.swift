import TillRecords

extension Record {
    /// A record of a line of bytes.
    public init(line: [UInt8]) throws(JsonFault) {
        let read: Result<Record, JsonFault> = line.withBytes { bytes in
            Result { () throws(JsonFault) in try Record(checking: bytes) }
        }
        self = try read.get()
    }

    /// The record's line as bytes.
    public var written: [UInt8] {
        let buffer = ByteBuffer()
        write(into: buffer)
        return buffer.bytes
    }
}

/// What the codec says of a line: nil when it is a record, else why not.
public func fault(of line: [UInt8]) -> JsonFault.Reason? {
    do throws(JsonFault) {
        _ = try Record(line: line)
        return nil
    } catch {
        return error.reason
    }
}

public func fault(of line: String) -> JsonFault.Reason? { fault(of: Array(line.utf8)) }
