// Memory of a short run.
#pragma once

namespace review {

/// A run is short and its memory goes back at the end: asking the system for it in large pieces,
/// and keeping them, saves a twentieth of a cold start, and more where documents are large. To be
/// called once, before threads; does nothing without glibc.
void keep_memory();

}  // namespace review
