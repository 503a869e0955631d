import TillStages
import TillUnpacking

/// Exports of banks inside a zip, a gzip and their like: each member is a document of its own.
enum BankArchive {
    /// Hidden files and what some systems add beside the real ones.
    static func mayBeExport(_ name: String) -> Bool {
        !(name.split(separator: "/").last?.hasPrefix(".") ?? true) && !name.hasPrefix("__MACOSX")
    }

    /// The member as a document that came with the archive.
    static func document(_ member: Unpacking.Member, of outer: Document) -> Document {
        var inner = Document(name: name(member, outer), bytes: member.bytes)
        inner.household = outer.household
        inner.account = outer.account
        inner.accountKind = outer.accountKind
        inner.householdFile = outer.householdFile
        inner.carrier = DocumentCarrier(document: outer.id)
        return inner
    }

    /// A gzip's one text is named as the file is, without the ending that says it is packed.
    private static func name(_ member: Unpacking.Member, _ outer: Document) -> String {
        guard Unpacking.isZip(outer.bytes) || member.name != "data" else {
            let ending = [".gz", ".zst"].first { outer.name.lowercased().hasSuffix($0) }
            return ending.map { String(outer.name.dropLast($0.count)) } ?? outer.name
        }
        return Document.baseName(member.name)
    }

    static func fault(_ error: Unpacking.UnpackError, _ file: String) -> Fault {
        switch error {
        case .broken:
            Fault("bank.archive.broken", "the archive is cut or broken.", remedy: "Download it again.", file: file)
        case .locked:
            Fault(
                "bank.archive.locked", "the archive is locked with a password.", remedy: "Unpack it yourself and name what is inside.",
                file: file)
        case .tooLarge:
            Fault(
                "bank.archive.too-large", "it unpacks to more than 200 MB or 100 times its size, or has more than 10,000 members.",
                remedy: "Do not trust it; if it is yours, unpack it and name what is inside.", file: file)
        }
    }

    static func nested(_ file: String) -> Fault {
        Fault(
            "bank.archive.nested", "it is an archive within an archive.", remedy: "Unpack it yourself and name what is inside.", file: file)
    }

    /// What a zip is that an office program wrote and that is no workbook to read; nil for every other.
    static func office(_ document: Document) -> Fault? {
        guard Unpacking.isZip(document.bytes) else { return nil }
        var names: Set<String> = []
        try? Unpacking.members(document.bytes, start: 0, where: { _ in true }, fault: { fault($0, "") }) {
            (member: Unpacking.Member) throws(Fault) in
            names.insert(member.name.lowercased())
            return true
        }
        let kinds: [(part: String, beside: String, code: String, what: String)] = [
            ("xl/workbook.bin", "[content_types].xml", "xlsb", "a binary spreadsheet of Excel (xlsb)"),
            ("word/document.xml", "[content_types].xml", "docx", "a Word document"),
            ("content.xml", "mimetype", "ods", "a document of LibreOffice (ods, odt)"),
        ]
        guard let kind = kinds.first(where: { names.contains($0.part) && names.contains($0.beside) }) else { return nil }
        return Fault(
            "bank.not-an-export.\(kind.code)", "it is \(kind.what).", remedy: "Save its table as xlsx or CSV and read that.",
            file: document.name)
    }

    /// No member is an export of a bank.
    static func nothing(_ names: [String], _ file: String) -> Fault {
        let list = names.prefix(3).joined(separator: ", ") + (names.count > 3 ? " and \(names.count - 3) more" : "")
        return Fault(
            "bank.archive.no-export",
            names.isEmpty ? "the archive is empty." : "nothing in the archive is an export of a bank that can be read: it holds \(list).",
            remedy: "Name the bank's export.", file: file)
    }
}
