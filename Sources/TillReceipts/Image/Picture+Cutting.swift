import CTesseract

extension Picture {
    /// White, or nil without memory.
    static func blank(width: Int, height: Int) -> Picture? {
        guard width > 0, height > 0, width * height <= mostPixels, let made = pixCreate(Int32(width), Int32(height), 8) else { return nil }
        pixSetAllArbitrary(made, 255)
        return Picture(made)
    }

    /// Copies a rectangle of another picture to the left edge, `y` rows down; what lies outside of it stays white.
    func paste(_ other: Picture, left: Int, top: Int, width: Int, height: Int, at y: Int) {
        pixRasterop(pix, 0, Int32(y), Int32(min(width, other.width - left)), Int32(height), PIX_SRC, other.pix, Int32(left), Int32(top))
    }

    /// A grey stroke of two pixels.
    func line(x: Int, y: Int, width: Int) {
        for dx in 0..<width {
            for dy in 0..<2 { pixSetPixel(pix, Int32(x + dx), Int32(y + dy), 190) }
        }
    }

    /// As a JPEG, or nil when it cannot be made.
    func jpeg(quality: Int) -> [UInt8]? {
        var data: UnsafeMutablePointer<UInt8>?
        var count = 0
        guard pixWriteMemJpeg(&data, &count, pix, Int32(quality), 0) == 0, let data else { return nil }
        defer { lept_free(data) }
        return Array(UnsafeBufferPointer(start: data, count: count))
    }
}
