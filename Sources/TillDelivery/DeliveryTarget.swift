/// Where something is sent, how, what of it, and about whom: a file of a book's folder `deliver`.
public struct DeliveryTarget: Sendable, Equatable {
    /// What may be sent.
    public enum Kind: String, Sendable, CaseIterable {
        /// A month's page.
        case report
        /// Ten lines of text.
        case digest
        /// One thing that a person would want to be told.
        case finding
        /// A run that failed. It says nothing of a household.
        case failure
    }

    /// How it is sent.
    public enum Way: Sendable, Equatable {
        case webhook(WebAddress)
        case maildir(String)
        /// The program of a local mail service.
        case sendmail(String)
        case folder(String)

        /// The word for it in a target's file.
        public var word: String {
            switch self {
            case .webhook: "webhook"
            case .maildir: "maildir"
            case .sendmail: "sendmail"
            case .folder: "folder"
            }
        }

        static let words = ["webhook", "maildir", "sendmail", "folder"]

        func media(of content: DeliveryContent) -> String {
            switch self {
            case .webhook: "application/json"
            case .maildir, .sendmail: "message/rfc822"
            case .folder: content.form.media
            }
        }
    }

    /// How long a digest is about, and so how often there is one.
    public enum Span: String, Sendable, CaseIterable {
        case week, run
    }

    /// Name of its file, without the ending.
    public let name: String
    public internal(set) var way: Way
    public internal(set) var kinds: [Kind] = []
    /// Ids of households; all of the book's when nil.
    public internal(set) var households: [String]?
    /// The member whose view it gets.
    public internal(set) var member: String?
    /// It gets all there is of its households, as the book's own pages have it.
    public internal(set) var isWhole = false
    public internal(set) var digest = Span.week
    /// Whether a content that changed is sent anew for a period that was sent.
    public internal(set) var sendsUpdates = false
    public internal(set) var to: [String] = []
    public internal(set) var from = ""
    /// Files of secrets, and of certificates that are trusted besides the system's.
    public internal(set) var secret: String?
    public internal(set) var authorization: String?
    public internal(set) var certificates: String?
    /// Seconds that one attempt may take.
    public internal(set) var timeout = 20
    public internal(set) var attempts = 8
    public internal(set) var perMinute = 60

    init(name: String, way: Way) {
        self.name = name
        self.way = way
    }

    /// Whether it gets things of this kind about a household; nil for what is about none.
    public func takes(_ kind: Kind, of household: String?) -> Bool {
        guard kinds.contains(kind) else { return false }
        guard let household else { return true }
        return households?.contains(household) ?? true
    }
}

/// An address of the web, as far as a webhook may have one.
public struct WebAddress: Sendable, Equatable {
    public let text: String
    public let host: String
    /// What stands behind the host, with what is asked: `/hooks/till?book=2`.
    public let path: String
    /// The machine itself: then it may be without encryption.
    public let isLoopback: Bool

    /// Nil for what is no address of `https`, or of `http` on this machine itself.
    public init?(_ text: String) {
        let isPlain = text.hasPrefix("http://")
        guard isPlain || text.hasPrefix("https://"), text.utf8.count <= 2000,
            text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }), !text.contains("#")
        else { return nil }
        let rest = text.dropFirst(isPlain ? 7 : 8)
        let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
        let authority = rest[..<end]
        guard !authority.isEmpty, !authority.contains("@") else { return nil }
        let host: Substring
        if authority.hasPrefix("[") {
            guard let close = authority.firstIndex(of: "]") else { return nil }
            host = authority[...close]
        } else {
            host = authority.prefix { $0 != ":" }
        }
        let port = authority[host.endIndex...]
        guard port.isEmpty || port.first == ":" && Int(port.dropFirst()).map({ (1...65535).contains($0) }) ?? false else { return nil }
        guard !host.isEmpty else { return nil }
        isLoopback = host == "localhost" || host == "[::1]" || WebAddress.isLoopback(host)
        guard !isPlain || isLoopback else { return nil }
        self.text = text
        self.host = String(host)
        let path = String(rest[end...])
        self.path = path.hasPrefix("/") ? path : "/" + path
    }

    /// 127.0.0.0/8
    private static func isLoopback(_ host: Substring) -> Bool {
        let parts = host.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts.first == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
