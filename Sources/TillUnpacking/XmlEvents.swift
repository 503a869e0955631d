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
public struct XmlName {
    fileprivate let start: UnsafePointer<xmlChar>

    /// The name as text.
    public var text: String { String(cString: UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self)) }

    public func `is`(_ word: StaticString) -> Bool {
        strcmp(
            UnsafeRawPointer(start).assumingMemoryBound(to: CChar.self),
            UnsafeRawPointer(word.utf8Start).assumingMemoryBound(to: CChar.self))
            == 0
    }
}

/// The attributes of an element: five pointers stand for each, the last two are its value.
public struct XmlAttributes {
    fileprivate let pointers: UnsafeMutablePointer<UnsafePointer<xmlChar>?>?
    fileprivate let count: Int

    /// The value of an attribute, as it lies in the parser until the element was heard.
    public subscript(_ word: StaticString) -> ByteView? {
        guard let pointers else { return nil }
        for index in 0..<count {
            guard let name = pointers[index * 5], XmlName(start: name).is(word), let start = pointers[index * 5 + 3],
                let end = pointers[index * 5 + 4], end >= start
            else { continue }
            return ByteView(start: start, count: end - start)
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
public final class XmlEvents {
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
        var handler = XmlEvents.handler()
        guard let context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil) else { return false }
        self.context = context
        defer {
            self.context = nil
            xmlFreeParserCtxt(context)
        }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        var at = 0
        while at < bytes.count, !isRefused, !hearing.isDone {
            let count = min(XmlEvents.chunk, bytes.count - at)
            let start = bytes.baseAddress.map { ($0 + at).assumingMemoryBound(to: CChar.self) }
            let code = xmlParseChunk(context, start, Int32(truncatingIfNeeded: count), 0)
            if code != 0, !hearing.isDone { return false }
            at += count
        }
        if isRefused { return false }
        return hearing.isDone || xmlParseChunk(context, nil, 0, 1) == 0
    }

    private func stop() { if let context { xmlStopParser(context) } }

    private static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.internalSubset = { user, _, _, _ in
            XmlEvents.with(user) { events in
                events.isRefused = true
                events.stop()
            }
        }
        handler.serror = { _, _ in }
        handler.startElementNs = { user, name, _, _, _, _, count, _, attributes in
            guard let name else { return }
            XmlEvents.with(user) { $0.hearing.open(XmlName(start: name), XmlAttributes(pointers: attributes, count: Int(count))) }
        }
        handler.endElementNs = { user, name, _, _ in
            guard let name else { return }
            XmlEvents.with(user) { events in
                events.hearing.close(XmlName(start: name))
                if events.hearing.isDone { events.stop() }
            }
        }
        handler.characters = { user, text, count in
            guard let text, count > 0 else { return }
            XmlEvents.with(user) { $0.hearing.text(ByteView(start: text, count: Int(count))) }
        }
        handler.cdataBlock = handler.characters
        return handler
    }

    /// It is alive as long as `run` is.
    private static func with(_ user: UnsafeMutableRawPointer?, _ body: (XmlEvents) -> Void) {
        if let user { Unmanaged<XmlEvents>.fromOpaque(user)._withUnsafeGuaranteedRef(body) }
    }
}
