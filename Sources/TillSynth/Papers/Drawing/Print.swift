/// The print head of a till: letters in one of a few sizes, soft at their edges.
struct Print {
    /// Width and height of a unit of the grid, and the width of the stroke, in hundredths of a pixel.
    struct Size: Hashable {
        var across: Int
        var up: Int
        var pen: Int

        static let plain = Size(across: 180, up: 205, pen: 205)
        static let bold = Size(across: 180, up: 205, pen: 300)
        static let tall = Size(across: 200, up: 300, pen: 320)
        static let title = Size(across: 340, up: 340, pen: 470)

        var advance: Int { across * PrinterFont.advance / 100 }
        /// From one line to the next, in pixels.
        var pitch: Int { up * (PrinterFont.height + 2) / 100 }
    }

    /// The ink a letter leaves, pixel by pixel.
    private struct Stamp {
        var width: Int
        var height: Int
        var covers: [UInt8]
    }

    private struct Key: Hashable {
        var letter: Character
        var size: Size
    }

    private var stamps: [Key: Stamp] = [:]
    /// How dark the ink is: the shade of full cover.
    let dark: Int

    init(dark: Int) { self.dark = dark }

    /// Prints `text` with its left end at `x`, its line's top at `y`.
    mutating func put(_ text: String, x: Int, y: Int, size: Size, on paper: inout Paper) {
        var left = x
        for letter in text {
            let stamp = stamp(letter, size)
            for row in 0..<stamp.height {
                for column in 0..<stamp.width {
                    let cover = Int(stamp.covers[row * stamp.width + column])
                    if cover > 0 { paper.ink(left - Print.margin + column, y + row, cover: cover, dark: dark) }
                }
            }
            left += size.advance
        }
    }

    /// Room around a letter for the width of its strokes.
    private static let margin = 3

    private mutating func stamp(_ letter: Character, _ size: Size) -> Stamp {
        let key = Key(letter: letter, size: size)
        if let stamp = stamps[key] { return stamp }
        let made = Print.draw(PrinterFont.strokes(letter), size)
        stamps[key] = made
        return made
    }

    private static func draw(_ strokes: [[(x: Int, y: Int)]], _ size: Size) -> Stamp {
        let (width, height) = (size.advance + 2 * margin, size.pitch)
        var stamp = Stamp(width: width, height: height, covers: Array(repeating: 0, count: width * height))
        let (across, up, pen) = (Double(size.across) / 100, Double(size.up) / 100, Double(size.pen) / 200)
        func place(_ point: (x: Int, y: Int)) -> (x: Double, y: Double) {
            (Double(margin) + Double(point.x) * across + across / 2, Double(PrinterFont.height - point.y) * up + up / 2)
        }
        for stroke in strokes {
            for (start, end) in zip(stroke, stroke.dropFirst()) {
                let (from, to) = (place(start), place(end))
                for row in 0..<height {
                    for column in 0..<width {
                        let away = distance((Double(column) + 0.5, Double(row) + 0.5), from, to)
                        let cover = UInt8(max(0, min(1, pen + 0.5 - away)) * 255)
                        stamp.covers[row * width + column] = max(stamp.covers[row * width + column], cover)
                    }
                }
            }
        }
        return stamp
    }

    /// From a point to a segment. Square roots are exact to the last bit on every machine, so the picture is too.
    private static func distance(_ point: (x: Double, y: Double), _ from: (x: Double, y: Double), _ to: (x: Double, y: Double)) -> Double {
        let (dx, dy) = (to.x - from.x, to.y - from.y)
        let length = dx * dx + dy * dy
        let along = length == 0 ? 0 : max(0, min(1, ((point.x - from.x) * dx + (point.y - from.y) * dy) / length))
        let (x, y) = (from.x + along * dx - point.x, from.y + along * dy - point.y)
        return (x * x + y * y).squareRoot()
    }
}
