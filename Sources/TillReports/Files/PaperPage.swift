/// A page as the maker of PDF reads it: with the style of paper, and drawings that carry their own paints.
enum PaperPage {
    static func html(_ page: String) -> String {
        let bytes = Array(page.utf8)
        guard let style = range(of: "<style>", in: bytes[...]), let end = range(of: "</style>", in: bytes[style.upperBound...]) else {
            return page
        }
        let head = bytes[..<style.upperBound]
        let isRightToLeft = range(of: "dir=\"rtl\"", in: head) != nil
        var out = Array(head)
        out += Array((isRightToLeft ? PaperStyle.rightToLeft : PaperStyle.text).utf8)
        out += painted(bytes[end.lowerBound...])
        return String(decoding: out, as: UTF8.self)
    }

    /// Classes of drawings by the paints that they stand for.
    private static func painted(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        let paints = PaperStyle.paints.mapValues { Array($0.utf8) }
        let mark = Array("class=\"".utf8)
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + bytes.count / 8)
        var place = bytes.startIndex
        while place < bytes.endIndex {
            if bytes[place] == mark[0], bytes[place...].starts(with: mark) {
                let start = place + mark.count
                let end = bytes[start...].firstIndex(of: UInt8(ascii: "\"")) ?? bytes.endIndex
                if end - start < 16, let paint = paints[String(decoding: bytes[start..<end], as: UTF8.self)] {
                    out += paint
                    place = end + 1
                    continue
                }
            }
            out.append(bytes[place])
            place += 1
        }
        return out
    }

    private static func range(of text: StaticString, in bytes: ArraySlice<UInt8>) -> Range<Int>? {
        let wanted = Array("\(text)".utf8)
        guard let first = wanted.first else { return nil }
        for place in bytes.indices where bytes[place] == first && bytes[place...].starts(with: wanted) {
            return place..<(place + wanted.count)
        }
        return nil
    }
}
