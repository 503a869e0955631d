import CTesseract

/// A photo of a paper: a little askew, under a lamp at one side, with the noise of the camera.
///
/// Everything is whole numbers or exact, so that one chance gives the same bytes on every run.
struct Photograph {
    /// How the paper lies and how it was taken.
    struct Manner {
        /// Pixels across that the paper moves in 65,536 rows: the tilt.
        var tilt: Int
        /// Light lost at the dark edge, of 256, and whether that is the right one.
        var shade: Int
        var darkRight: Bool
        /// Most that noise moves a pixel.
        var noise: Int
        /// Table seen around the paper, in pixels, and how dark it is.
        var table: Int
        var wood: Int
        /// Rows where the paper was folded.
        var folds: [Int]
        var quality: Int

        init(_ chance: inout Chance, height: Int) {
            tilt = Int(chance.within(-1500...1500))
            shade = Int(chance.within(10...62))
            darkRight = chance.happens(500)
            noise = Int(chance.within(3...7))
            table = Int(chance.within(10...26))
            wood = Int(chance.within(70...150))
            folds = chance.happens(450) ? [height * Int(chance.within(30...70)) / 100] : []
            quality = Int(chance.within(34...44))
        }
    }

    private let paper: Paper
    private let manner: Manner
    private let width: Int
    private let height: Int

    init(_ paper: Paper, _ manner: Manner) {
        self.paper = paper
        self.manner = manner
        width = paper.width + 2 * manner.table
        height = paper.height + 2 * manner.table
    }

    /// The photo as a JPEG in shades of grey; empty when it cannot be made.
    func jpeg(_ chance: inout Chance) -> [UInt8] {
        guard let pix = pixCreate(Int32(width), Int32(height), 8) else { return [] }
        var gone: UnsafeMutablePointer<Pix>? = pix
        defer { pixDestroy(&gone) }
        expose(pix, &chance)
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixWriteMemJpeg(&data, &count, pix, Int32(manner.quality), 0) == 0, let data else { return [] }
        defer { lept_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: count))
    }

    private func expose(_ pix: UnsafeMutablePointer<Pix>, _ chance: inout Chance) {
        guard let words = pixGetData(pix) else { return }
        let stride = Int(pixGetWpl(pix))
        for y in 0..<height {
            var word: UInt32 = 0
            for x in 0..<width {
                let lit = light(sample(x, y), x, y)
                let draw = chance.next()
                // Two dice make small noise likelier than large.
                let dice = Int(draw & 0xFF) + Int(draw >> 8 & 0xFF) - 255
                let shade = max(0, min(255, lit + dice * manner.noise / 255))
                word |= UInt32(shade) << (24 - 8 * UInt32(x & 3))
                if x & 3 == 3 || x == width - 1 {
                    words[y * stride + x / 4] = word
                    word = 0
                }
            }
        }
    }

    /// What lies under a pixel of the photo: four shades of the turned paper, weighed, in 256 parts.
    private func sample(_ x: Int, _ y: Int) -> Int {
        let (cx, cy) = (x - width / 2, y - height / 2)
        let px = (cx << 16) - cy * manner.tilt + (paper.width << 15)
        let py = (cy << 16) + cx * manner.tilt + (paper.height << 15)
        let (left, top) = (px >> 16, py >> 16)
        let (fx, fy) = ((px >> 8) & 0xFF, (py >> 8) & 0xFF)
        let wood = UInt8(manner.wood)
        let upper = paper.shade(left, top, around: wood) * (256 - fx) + paper.shade(left + 1, top, around: wood) * fx
        let lower = paper.shade(left, top + 1, around: wood) * (256 - fx) + paper.shade(left + 1, top + 1, around: wood) * fx
        return (upper * (256 - fy) + lower * fy) >> 16
    }

    private func light(_ shade: Int, _ x: Int, _ y: Int) -> Int {
        let across = manner.darkRight ? x : width - x
        var lit = shade * (256 - manner.shade * across / max(1, width)) / 256
        for fold in manner.folds {
            let away = abs(y - fold - x / 40)
            if away < 8 { lit = lit * (244 + away) / 256 }
        }
        return lit
    }
}
