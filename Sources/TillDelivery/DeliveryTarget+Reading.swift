import Glibc
import TillHousehold
import TillStages
import Yams

extension DeliveryTarget {
    private static let settings = [
        "way", "url", "folder", "program", "to", "from", "send", "households", "member", "whole", "digest", "updates", "secret",
        "unsigned", "authorization", "certificates", "timeout", "attempts", "per-minute",
    ]

    /// The targets of a folder, by name; none where there is no such folder. Throws what is wrong with one, with file and line.
    public static func all(in folder: String) throws(Fault) -> [DeliveryTarget] {
        var found: [DeliveryTarget] = []
        let names = FolderNames.of(folder)
        if names == nil, unsafe access(folder, F_OK) == 0 { throw FileReading.ReadError.denied.fault(file: Document.baseName(folder)) }
        for name in names ?? [] where name.hasSuffix(".yaml") {
            found.append(try DeliveryTarget(path: "\(folder)/\(name)"))
        }
        return found
    }

    /// Reads a target's file. Throws `yaml.value` and others, with file and line.
    public init(path: String) throws(Fault) {
        let file = Document.baseName(path)
        let (found, reading) = try YamlReading.open(path)
        guard let root = found else {
            throw Fault(
                "deliver.target", "the file says of no target.",
                remedy: "Write way: and send: lines; README.md of pipelines/deliver shows them.",
                file: file, exit: .usage)
        }
        let map = try reading.map(root, "a target")
        try reading.known(map, DeliveryTarget.settings)
        let folder = path.contains("/") ? String(path.dropLast(file.count + 1)) : "."
        func whole(_ path: String) -> String { path.hasPrefix("/") ? path : "\(folder)/\(path)" }
        let way = try DeliveryTarget.way(map, root, reading, whole)
        self.init(name: file.hasSuffix(".yaml") ? String(file.dropLast(5)) : file, way: way)
        try readReaders(map, root, reading)
        try readMail(map, root, reading)
        try readSecret(map, reading, whole)
        authorization = try reading.text(map["authorization"], "authorization").map(whole)
        certificates = try reading.text(map["certificates"], "certificates").map(whole)
        timeout = try reading.integer(map["timeout"], "timeout", 1...600) ?? timeout
        attempts = try reading.integer(map["attempts"], "attempts", 1...100) ?? attempts
        perMinute = try reading.integer(map["per-minute"], "per-minute", 1...6000) ?? perMinute
    }

    /// A webhook is signed, unless its file says that it is not to be: what is not signed anybody could have sent.
    private mutating func readSecret(_ map: [String: Node], _ reading: YamlReading, _ whole: (String) -> String) throws(Fault) {
        secret = try reading.text(map["secret"], "secret").map(whole)
        let isUnsigned = try reading.choice(map["unsigned"], "unsigned", ["true", "false"]) == "true"
        if let node = map["unsigned"], isUnsigned, secret != nil {
            throw reading.fault(node, "it cannot have a secret and be unsigned.", "Take one of them out.")
        }
        if case .webhook = way, secret == nil, !isUnsigned, let node = map["way"] {
            throw reading.fault(
                node, "a webhook needs a secret, by which its receiver knows what is Till's.",
                "Write secret: with the path of a file that holds it (openssl rand -hex 32 makes one), or unsigned: true.")
        }
    }

    private static func way(
        _ map: [String: Node], _ root: Node, _ reading: YamlReading, _ whole: (String) -> String
    ) throws(Fault) -> Way {
        func needed(_ name: String, _ way: String) throws(Fault) -> String {
            if let text = try reading.text(map[name], name) { return text }
            throw reading.fault(map["way"] ?? root, "a \(way) needs a \(name).", "Write \(name): beneath it.")
        }
        switch try reading.choice(map["way"], "way", Way.words) {
        case "webhook":
            let text = try needed("url", "webhook")
            guard let address = WebAddress(text) else {
                throw reading.fault(
                    map["url"] ?? root, "url is no address that a webhook may have.",
                    "Write one that begins with https:// (http:// on this machine itself), without names, passwords and #.")
            }
            return .webhook(address)
        case "maildir": return .maildir(whole(try needed("folder", "maildir")))
        case "folder": return .folder(whole(try needed("folder", "folder")))
        case "sendmail": return .sendmail(try reading.text(map["program"], "program") ?? "/usr/sbin/sendmail")
        default:
            throw reading.fault(
                root, "it does not say how to send.", "Write way: with one of \(Way.words.joined(separator: ", ")).")
        }
    }

    /// What it gets, and as whom.
    private mutating func readReaders(_ map: [String: Node], _ root: Node, _ reading: YamlReading) throws(Fault) {
        for node in try map["send"].map({ node throws(Fault) in node.scalar == nil ? try reading.list(node, "send") : [node] }) ?? [] {
            guard let word = try reading.choice(node, "kind", Kind.allCases.map(\.rawValue)), let kind = Kind(rawValue: word) else {
                continue
            }
            if !kinds.contains(kind) { kinds.append(kind) }
        }
        guard !kinds.isEmpty else {
            throw reading.fault(
                root, "it does not say what to send.", "Write send: with some of \(Kind.allCases.map(\.rawValue).joined(separator: ", ")).")
        }
        let named = try reading.texts(map["households"], "households")
        households = named.isEmpty || named == ["all"] ? nil : named
        member = try reading.text(map["member"], "member")
        isWhole = try reading.choice(map["whole"], "whole", ["true", "false"]) == "true"
        let isPersonal = kinds.contains { $0 != .failure }
        if isPersonal, member == nil, !isWhole {
            throw reading.fault(
                map["send"] ?? root, "it does not say who reads it.",
                "Write member: with the id of the member whose view it gets, or whole: true for all there is of its households.")
        }
        if let node = map["member"], isWhole { throw reading.fault(node, "it cannot be a member's and whole.", "Take one of them out.") }
        digest = try reading.choice(map["digest"], "digest", Span.allCases.map(\.rawValue)).flatMap(Span.init(rawValue:)) ?? digest
        let isFolder = if case .folder = way { true } else { false }
        sendsUpdates = try reading.choice(map["updates"], "updates", ["true", "false"]).map { $0 == "true" } ?? isFolder
    }

    private mutating func readMail(_ map: [String: Node], _ root: Node, _ reading: YamlReading) throws(Fault) {
        to = try reading.texts(map["to"], "to")
        from = try reading.text(map["from"], "from") ?? "till@localhost"
        let isMail =
            switch way {
            case .maildir, .sendmail: true
            case .webhook, .folder: false
            }
        if isMail, to.isEmpty { throw reading.fault(map["way"] ?? root, "a \(way.word) needs to.", "Write to: with an address of mail.") }
        for (name, addresses) in [("to", to), ("from", [from])] {
            for address in addresses where !MailMessage.isAddress(address) {
                throw reading.fault(map[name] ?? root, "\(name) has what is no address of mail.", "Write it as ana@example.org.")
            }
        }
    }
}
