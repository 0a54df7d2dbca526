// CWE-190,CWE-680
pub struct Image {
    pub width: u32,
    pub height: u32,
    pub pixels: Vec<u8>,
}

impl Image {
    pub fn decode(header: &[u8; 8]) -> Option<Image> {
        let width = u32::from_le_bytes(header[0..4].try_into().ok()?);
        let height = u32::from_le_bytes(header[4..8].try_into().ok()?);
        let size = width * height * 4;
        Some(Image { width, height, pixels: vec![0; size as usize] })
    }
}
