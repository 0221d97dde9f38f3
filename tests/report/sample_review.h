#pragma once

#include "review/review.h"

namespace review {

/// A reviewed file made by hand: two places with the same problem, one with a replacement, one rule
/// that could not judge, one unread part, open revisions.
FileReview sample_review();

/// A short document without findings, of a kind that was not recognised.
FileReview other_review();

}  // namespace review
