import CLibXML2
import Glibc
import TillRecords

/// Hears the elements of an XML part, one after the other. Names are without their prefix.
public protocol XmlHearing: AnyObject {
    func open(_ name: XmlName, _ attributes: XmlAttributes)
    /// Text, in as many pieces as the parser has it.
    func text(_ bytes: ByteView)
    func close(_ name: XmlName)
    /// What was heard is enough, or nothing a bank writes: the parser stops.
    var isDone: Bool { get }
}

/// The name of an element or attribute as libxml2 holds it.
@safe public struct XmlName {
    fileprivate let start: UnsafePointer<xmlChar>

    /// The name as text.
    public var text: String { unsafe String(cString: UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)) }

    public func `is`(_ word: StaticString) -> Bool {
        unsafe strcmp(
            UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self))
            == 0
    }
}

/// The attributes of an element: five pointers stand for each, the last two are its value.
@safe public struct XmlAttributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    /// The value of an attribute, as it lies in the parser until the element was heard.
    public subscript(_ word: StaticString) -> ByteView? {
        guard let pointers = unsafe pointers else { return nil }
        for index in 0..<count {
            guard let name = unsafe pointers[index * 5], unsafe XmlName(start: name).is(word), let start = unsafe pointers[index * 5 + 3],
                let end = unsafe pointers[index * 5 + 4], unsafe end >= start
            else { continue }
            return unsafe ByteView(start: start, count: end - start)
        }
        return nil
    }

    public func string(_ word: StaticString) -> String? {
        // The parser leaves the entity of & in attributes as a number.
        self[word].map { String(decoding: $0, as: UTF8.self).replacing("&#38;", with: "&") }
    }

    public func integer(_ word: StaticString) -> Int? {
        guard let text = self[word], text.count <= 10 else { return nil }
        var number = 0
        for byte in text {
            guard byte &- 0x30 < 10 else { return nil }
            number = number * 10 + Int(byte &- 0x30)
        }
        return text.isEmpty ? nil : number
    }
}

/// Drives libxml2's push parser over one XML part: no entity but the five of XML, no document type, nothing is opened.
@safe public final class XmlEvents {
    private unowned let hearing: any XmlHearing
    private var context: xmlParserCtxtPtr?
    private var isRefused = false

    private static let chunk = 1 << 15

    private init(_ hearing: any XmlHearing) { self.hearing = hearing }

    /// Tells `hearing` of all elements. False when the XML is broken or declares a document type.
    public static func run(_ bytes: [UInt8], _ hearing: any XmlHearing) -> Bool {
        bytes.withBytes { XmlEvents(hearing).run($0) }
    }

    private func run(_ bytes: ByteView) -> Bool {
        var handler = unsafe XmlEvents.handler()
        guard let context = unsafe xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil) else {
            return false
        }
        unsafe self.context = context
        defer {
            unsafe self.context = nil
            unsafe xmlFreeParserCtxt(context)
        }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        unsafe xmlCtxtUseOptions(context, Int32(bitPattern: options))
        var at = 0
        while at < bytes.count, !isRefused, !hearing.isDone {
            let count = min(XmlEvents.chunk, bytes.count - at)
            let start = unsafe bytes.baseAddress.map { unsafe ($0 + at).assumingMemoryBound(to: CChar.self) }
            let code = unsafe xmlParseChunk(context, start, Int32(truncatingIfNeeded: count), 0)
            if code != 0, !hearing.isDone { return false }
            at += count
        }
        if isRefused { return false }
        return unsafe hearing.isDone || xmlParseChunk(context, nil, 0, 1) == 0
    }

    private func stop() { if let context = unsafe context { unsafe xmlStopParser(context) } }

    private static func handler() -> xmlSAXHandler {
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = UInt32(XML_SAX2_MAGIC)
        unsafe handler.internalSubset = { user, _, _, _ in
            unsafe XmlEvents.with(user) { events in
                events.isRefused = true
                events.stop()
            }
        }
        unsafe handler.serror = { _, _ in }
        unsafe handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
            guard let name = unsafe name else { return }
            unsafe XmlEvents.with(user) {
                unsafe $0.hearing.open(XmlName(start: name), XmlAttributes(pointers: attributes, count: Int(count)))
            }
        }
        unsafe handler.endElementNs = { user, name, _, _ in
            guard let name = unsafe name else { return }
            unsafe XmlEvents.with(user) { events in
                unsafe events.hearing.close(XmlName(start: name))
                if events.hearing.isDone { events.stop() }
            }
        }
        unsafe handler.characters = { user, text, count in
            guard let text = unsafe text, count > 0 else { return }
            unsafe XmlEvents.with(user) { unsafe $0.hearing.text(ByteView(start: text, count: Int(count))) }
        }
        unsafe handler.cdataBlock = handler.characters
        return unsafe handler
    }

    /// It is alive as long as `run` is.
    private static func with(_ user: UnsafeMutableRawPointer?, _ body: (XmlEvents) -> Void) {
        if let user = unsafe user { unsafe Unmanaged<XmlEvents>.fromOpaque(user)._withUnsafeGuaranteedRef(body) }
    }
}
