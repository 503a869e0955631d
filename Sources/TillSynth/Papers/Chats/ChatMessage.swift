import TillRecords

/// A line of a chat before it is written the way a phone exports it.
struct ChatMessage {
    /// What of a purchase it tells.
    struct Naming {
        var purchase: String
        var member: String
        var op: String
        var amount: Int64
        var currency: String
    }

    var day: Day
    /// Seconds since midnight.
    var second: Int
    /// The name in the chat; nil for what the messenger itself says.
    var sender: String?
    var text: String
    /// The photo sent with it.
    var attachment: String?
    var isDeleted = false
    var naming: Naming?
}

/// A chat as a file, with the lines that tell of purchases.
struct ChatExport {
    var name: String
    var bytes: [UInt8]
    var named: [(purchase: String, message: Mentions.Message)]
}
