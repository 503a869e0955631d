/// A printed strip of paper as shades of grey, 0 black to 255 white, row after row.
struct Paper {
    let width: Int
    private(set) var height: Int
    private(set) var shades: [UInt8]

    private static let white: UInt8 = 246

    init(width: Int) {
        self.width = width
        height = 0
        shades = []
    }

    /// The shade at a pixel, with `around` outside.
    func shade(_ x: Int, _ y: Int, around: UInt8) -> Int {
        x >= 0 && y >= 0 && x < width && y < height ? Int(shades[y * width + x]) : Int(around)
    }

    /// More empty paper at the foot.
    mutating func feed(_ rows: Int) {
        height += max(0, rows)
        shades.append(contentsOf: repeatElement(Paper.white, count: max(0, rows) * width))
    }

    /// Puts ink on one pixel: `cover` of 255 is all of it.
    mutating func ink(_ x: Int, _ y: Int, cover: Int, dark: Int) {
        guard x >= 0, y >= 0, x < width, y < height else { return }
        let at = y * width + x
        let before = Int(shades[at])
        shades[at] = UInt8(max(0, min(before, before - (before - dark) * cover / 255)))
    }
}
