/// How a camera held a picture, from the Exif block of a JPEG (JEITA CP-3451, tag 0x0112).
enum Orientation {
    /// Quarters clockwise that set the picture upright; 0 where nothing is said.
    static func turns(_ bytes: [UInt8]) -> Int {
        guard bytes.count > 12, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return 0 }
        var at = 2
        while at + 10 < bytes.count, bytes[at] == 0xFF, bytes[at + 1] != 0xDA {
            let length = Int(bytes[at + 2]) << 8 | Int(bytes[at + 3])
            guard length >= 2 else { return 0 }
            let end = min(at + 2 + length, bytes.count)
            if bytes[at + 1] == 0xE1, end - at > 18, bytes[(at + 4)..<(at + 8)].elementsEqual("Exif".utf8) {
                return turns(Array(bytes[(at + 10)..<end]), 0)
            }
            at = end
        }
        return 0
    }

    /// The tag in the first directory of a TIFF block.
    private static func turns(_ block: [UInt8], _ start: Int) -> Int {
        guard block.count > 10 else { return 0 }
        let isLittle = block[0] == 0x49
        func word(_ at: Int) -> Int {
            guard at >= 0, at + 1 < block.count else { return 0 }
            return isLittle ? Int(block[at]) | Int(block[at + 1]) << 8 : Int(block[at]) << 8 | Int(block[at + 1])
        }
        let directory = isLittle ? word(4) | word(6) << 16 : word(4) << 16 | word(6)
        for entry in 0..<min(word(directory), 100) {
            let at = directory + 2 + entry * 12
            guard word(at) == 0x0112 else { continue }
            switch word(at + 8) {
            case 3: return 2
            case 6: return 1
            case 8: return 3
            default: return 0
            }
        }
        return 0
    }
}
