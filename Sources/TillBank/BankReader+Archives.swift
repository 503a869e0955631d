import TillStages
import TillUnpacking

/// Documents that hold others: each export inside is read as if it had come by itself.
extension BankReader {
    /// Whether the document is an archive of documents, not a document that is packed itself.
    static func isArchive(_ document: Document) -> Bool {
        Unpacking.isPacked(document.bytes) && !isFormat(document.bytes)
    }

    /// Whether bytes that are an archive are a document of some format, as a spreadsheet is.
    static func isFormat(_ bytes: [UInt8]) -> Bool { BankFormats.all.contains { $0.isPacked(bytes) } }

    /// Reads what lies in an archive. A member that cannot be read is a reject; the others are read.
    mutating func read(archive outer: Document, into sink: Sink) throws(Fault) {
        var found = 0
        var others: [Document] = []
        var reader = self
        try Unpacking.members(
            outer.bytes, where: BankArchive.mayBeExport, fault: { BankArchive.fault($0, outer.name) }
        ) { (member: Unpacking.Member) throws(Fault) in
            guard !member.bytes.isEmpty else { return true }
            let inner = BankArchive.document(member, of: outer)
            guard reader.isOwn(inner) || BankReader.isArchive(inner) else {
                others.append(Document(head: Array(inner.bytes.prefix(4096)), name: inner.name))
                return true
            }
            found += 1
            reader.reporter?.turn(to: "\(outer.name), \(inner.name)")
            if BankReader.isArchive(inner) {
                try sink.reject(BankArchive.nested(inner.name), document: inner.id, within: outer.id)
            } else {
                try DocumentReading.read(inner, with: &reader, into: sink)
            }
            return true
        }
        self = reader
        if found > 0 { return }
        if let office = BankArchive.office(outer) { throw office }
        // Of one member that is no export, what it is says most.
        if others.count == 1 { _ = try choose(others[0]) }
        throw BankArchive.nothing(others.map(\.name), outer.name)
    }

    /// Whether a member is an export of a bank, by its content.
    private func isOwn(_ inner: Document) -> Bool {
        let claim: DocumentClaim = self.claim(inner.bytes)
        return claim >= .likely
    }

    /// The members of an archive that are no exports of banks: another program may read them.
    public func enclosed(in document: Document, into sink: Sink, _ take: (Document) throws(Fault) -> Void) throws(Fault) {
        guard BankReader.isArchive(document), BankArchive.office(document) == nil else { return }
        var isBroken = false
        do throws(Fault) {
            try Unpacking.members(
                document.bytes, where: BankArchive.mayBeExport,
                fault: { error in
                    isBroken = true
                    return BankArchive.fault(error, document.name)
                }
            ) { (member: Unpacking.Member) throws(Fault) in
                let inner = BankArchive.document(member, of: document)
                if !member.bytes.isEmpty, !isOwn(inner), !Unpacking.isPacked(inner.bytes) { try take(inner) }
                return true
            }
        } catch {
            // That it is broken was told when it was read.
            if !isBroken { throw error }
        }
    }

    /// The export in an archive that has the hash; nil where there is none such.
    public static func member(_ hash: String, of outer: Document) throws(Fault) -> Document? {
        var found: Document?
        try Unpacking.members(
            outer.bytes, where: BankArchive.mayBeExport, fault: { BankArchive.fault($0, outer.name) }
        ) { (member: Unpacking.Member) throws(Fault) in
            let inner = BankArchive.document(member, of: outer)
            if inner.id == hash { found = inner }
            return found == nil
        }
        return found
    }

    /// How sure it is of an archive: as sure as of the surest member.
    func claim(archive bytes: [UInt8]) -> DocumentClaim {
        var best = DocumentClaim.none
        try? Unpacking.members(
            bytes, start: 65_536, where: BankArchive.mayBeExport, fault: { BankArchive.fault($0, "") }
        ) { (member: Unpacking.Member) throws(Fault) in
            if !Unpacking.isPacked(member.bytes) { best = max(best, self.claim(member.bytes)) }
            return best < .certain
        }
        return best
    }
}
