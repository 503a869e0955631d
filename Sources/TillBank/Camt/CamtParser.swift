import CLibXML2
import Glibc
import TillRecords
import TillStages

/// Drives libxml2's push parser over a document. No entity is expanded but the five of XML, nothing is opened, a document
/// type is refused, and what grows without end is stopped.
@safe final class CamtParser {
    /// Why the document as a whole is refused.
    enum Refusal: Error {
        case documentType, tooManyAttributes, tooLong
    }

    fileprivate let builder: CamtBuilder
    fileprivate var context: xmlParserCtxtPtr?
    fileprivate var refusal: Refusal?
    /// Names as the parser keeps them, by their addresses: each name has one.
    private var tags: [UnsafeRawPointer: CamtTag] = unsafe [:]

    /// More attributes than any element of a bank has.
    fileprivate static let mostAttributes: Int32 = 32
    private static let chunk = 1 << 15
    /// So many chunks without an element or a text are no statement.
    private static let mostSilence = 4

    init(_ builder: CamtBuilder) { self.builder = builder }

    /// Reads UTF-8. Returns the line where the XML breaks, or nil when it is whole.
    func run(_ bytes: ByteView) throws(Refusal) -> Int? {
        var handler = unsafe CamtParser.handler()
        let user = unsafe Unmanaged.passUnretained(self).toOpaque()
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, user, nil, 0, nil) else { return 1 }
        unsafe self.context = context
        defer {
            unsafe self.context = nil
            unsafe xmlFreeParserCtxt(context)
        }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(bitPattern: options))
        var at = 0
        var silence = 0
        while at < bytes.count, refusal == nil, !builder.hasFault {
            let count = min(CamtParser.chunk, bytes.count - at)
            let before = builder.events
            let start = unsafe bytes.baseAddress.map { unsafe ($0 + at).assumingMemoryBound(to: CChar.self) }
            let code = unsafe xmlParseChunk(context, start, Int32(truncatingIfNeeded: count), 0)
            at += count
            if code != 0, refusal == nil, !builder.hasFault { return line }
            silence = builder.events == before ? silence + 1 : 0
            if silence > CamtParser.mostSilence { refusal = .tooLong }
        }
        if let refusal { throw refusal }
        if !builder.hasFault, unsafe xmlParseChunk(context, nil, 0, 1) != 0 { return line }
        return nil
    }

    fileprivate var line: Int {
        guard let input = unsafe context?.pointee.input else { return 1 }
        return unsafe max(1, Int(input.pointee.line))
    }

    fileprivate func refuse(_ why: Refusal) {
        refusal = refusal ?? why
        stop()
    }

    fileprivate func stop() { if let context = unsafe context { unsafe xmlStopParser(context) } }

    fileprivate func tag(_ name: UnsafePointer<xmlChar>) -> CamtTag {
        if let known = unsafe tags[UnsafeRawPointer(name)] { return known }
        let tag = unsafe CamtTag.named(String(cString: name))
        // A hostile document may invent names without end; they are no names of ours.
        if unsafe tags.count < 1000 { unsafe tags[UnsafeRawPointer(name)] = tag }
        return tag
    }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { user, _, _, _ in unsafe CamtParser.with(user) { $0.refuse(.documentType) } }
        unsafe handler.serror = { _, _ in }
        unsafe handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
            guard let name = unsafe name else { return }
            unsafe CamtParser.with(user) { unsafe $0.begin(name, count, attributes) }
        }
        unsafe handler.endElementNs = { user, _, _, _ in
            unsafe CamtParser.with(user) { parser in
                parser.builder.close()
                if parser.builder.hasFault { parser.stop() }
            }
        }
        unsafe handler.characters = { user, text, count in
            guard let text = unsafe text, count > 0 else { return }
            unsafe CamtParser.with(user) { unsafe $0.builder.text(ByteView(start: text, count: Int(count))) }
        }
        unsafe handler.cdataBlock = handler.characters
        return unsafe handler
    }

    /// The parser is alive as long as `run` is.
    @inline(__always)
    private static func with(_ user: UnsafeMutableRawPointer?, _ body: (CamtParser) -> Void) {
        if let user = unsafe user { unsafe Unmanaged<CamtParser>.fromOpaque(user)._withUnsafeGuaranteedRef(body) }
    }

    private func begin(_ name: UnsafePointer<xmlChar>, _ count: Int32, _ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?) {
        guard count <= CamtParser.mostAttributes else { return refuse(.tooManyAttributes) }
        let tag = unsafe tag(name)
        let currency = unsafe tag == .amount ? CamtParser.currency(attributes, Int(count)) : nil
        let needsLine = tag == .entry || tag == .balance || tag == .statement
        builder.open(tag, line: needsLine ? line : 0, currency: currency)
    }

    /// The value of `Ccy`: five pointers stand for an attribute, the last two are its value.
    private static func currency(_ attributes: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?, _ count: Int) -> ByteView? {
        guard let attributes = unsafe attributes else { return nil }
        for index in 0..<count {
            guard let name = unsafe attributes[index * 5],
                unsafe strcmp(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self), "Ccy") == 0,
                let start = unsafe attributes[index * 5 + 3], let end = unsafe attributes[index * 5 + 4], unsafe end >= start
            else { continue }
            return unsafe ByteView(start: start, count: end - start)
        }
        return nil
    }
}
