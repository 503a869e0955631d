/// A page, or a part of one, as it is written: UTF-8, which nobody has to look through again on its way into what is around it.
struct PageBytes: Sendable {
    let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var text: String { String(decoding: bytes, as: UTF8.self) }
}
