use std::alloc::{alloc_zeroed, dealloc, handle_alloc_error, Layout};
use std::ptr::NonNull;

const BPP: u32 = 4;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BadSize;

/// Pixel memory handed to the native blitter.
pub struct Bitmap {
    ptr: NonNull<u8>,
    layout: Layout,
    width: u32,
    height: u32,
}

impl Bitmap {
    pub fn new(width: u32, height: u32) -> Result<Self, BadSize> {
        if width == 0 || height == 0 {
            return Err(BadSize);
        }
        let bytes = width
            .checked_mul(height)
            .and_then(|n| n.checked_mul(BPP))
            .ok_or(BadSize)?;
        let layout = Layout::from_size_align(bytes as usize, 16).map_err(|_| BadSize)?;
        // SAFETY: the layout has a non-zero size.
        let raw = unsafe { alloc_zeroed(layout) };
        let ptr = NonNull::new(raw).unwrap_or_else(|| handle_alloc_error(layout));
        Ok(Self {
            ptr,
            layout,
            width,
            height,
        })
    }

    pub fn fill(&mut self, rgba: [u8; 4]) {
        let pixels = self.width as usize * self.height as usize;
        let base = self.ptr.as_ptr().cast::<[u8; 4]>();
        for i in 0..pixels {
            // SAFETY: the allocation holds width * height pixels of four bytes.
            unsafe { base.add(i).write(rgba) };
        }
    }

    pub fn as_ptr(&self) -> *const u8 {
        self.ptr.as_ptr()
    }
}

impl Drop for Bitmap {
    fn drop(&mut self) {
        // SAFETY: `ptr` was allocated with exactly this layout.
        unsafe { dealloc(self.ptr.as_ptr(), self.layout) }
    }
}
