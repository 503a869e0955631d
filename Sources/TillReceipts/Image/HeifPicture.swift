import CHeif
import TillRecords

/// Pictures of phones: HEIC and AVIF (ISO/IEC 23008-12), decoded by libheif.
enum HeifPicture {
    /// The brands that a file names at its beginning.
    private static let brands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1", "avif"]

    static func isOne(_ bytes: [UInt8]) -> Bool {
        bytes.count > 12 && bytes[4..<8].elementsEqual("ftyp".utf8) && brands.contains(String(decoding: bytes[8..<12], as: UTF8.self))
    }

    /// The main picture in shades of grey as a PGM, the right way up. Throws why it is not read.
    static func grey(_ bytes: [UInt8]) throws(PictureFault) -> [UInt8] {
        guard let context = unsafe heif_context_alloc() else { throw .unreadable }
        defer { unsafe heif_context_free(context) }
        var handle: OpaquePointer?
        let read = unsafe bytes.withBytes { unsafe heif_context_read_from_memory(context, $0.baseAddress, $0.count, nil) }
        guard unsafe read.code == heif_error_Ok, unsafe heif_context_get_primary_image_handle(context, &handle).code == heif_error_Ok,
            let handle = unsafe handle
        else {
            throw .unreadable
        }
        defer { unsafe heif_image_handle_release(handle) }
        let (width, height) = unsafe (Int(heif_image_handle_get_width(handle)), Int(heif_image_handle_get_height(handle)))
        guard width > 0, height > 0 else { throw .unreadable }
        guard max(width, height) <= Picture.longestSide, width * height <= Picture.mostPixels else {
            throw .tooLarge(width: width, height: height)
        }
        var image: OpaquePointer?
        let decoded = unsafe heif_decode_image(handle, &image, heif_colorspace_RGB, heif_chroma_interleaved_RGB, nil)
        guard unsafe decoded.code == heif_error_Ok, let image = unsafe image else { throw .unreadable }
        defer { unsafe heif_image_release(image) }
        return unsafe try grey(image)
    }

    private static func grey(_ image: OpaquePointer) throws(PictureFault) -> [UInt8] {
        var stride: Int32 = 0
        let width = unsafe Int(heif_image_get_width(image, heif_channel_interleaved))
        let height = unsafe Int(heif_image_get_height(image, heif_channel_interleaved))
        guard width > 0, height > 0, let plane = unsafe heif_image_get_plane_readonly(image, heif_channel_interleaved, &stride),
            Int(stride) >= width * 3
        else { throw .unreadable }
        var out = Array("P5\n\(width) \(height)\n255\n".utf8)
        out.reserveCapacity(out.count + width * height)
        for row in 0..<height {
            let line = unsafe UnsafeBufferPointer(start: plane + row * Int(stride), count: width * 3)
            // Luma of ITU-R BT.601.
            for at in Swift.stride(from: 0, to: width * 3, by: 3) {
                let (red, green, blue) = unsafe (Int(line[at]), Int(line[at + 1]), Int(line[at + 2]))
                let luma = red * 77 + green * 150 + blue * 29
                out.append(UInt8(truncatingIfNeeded: luma >> 8))
            }
        }
        return out
    }
}
