/* The door of pictures: whatever the bytes are, it returns; what it took for a picture it can
 * write, and what it wrote it can read. */
#include "base/buf.h"
#include "base/picture.h"
#include "fuzz/fuzz.h"

enum { WIDTH = 8 };

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct picture *p, *again;
    enum picture_state state = picture_open(data, size, WIDTH, &p);
    assert((state == PICTURE_GOOD) == (p != NULL));
    if (!p)
        return 0;
    int width = picture_width(p) < WIDTH ? picture_width(p) : WIDTH;
    struct buf out;
    buf_init(&out);
    if (picture_height(p, width) <= 1000 && picture_write(p, width, &out)) {
        assert(picture_kind(out.s, out.n) == picture_kind(data, size));
        assert(picture_open(out.s, out.n, width, &again) == PICTURE_GOOD);
        assert(picture_width(again) == width);
        assert(picture_height(again, width) == picture_height(p, width));
        picture_close(again);
    }
    buf_cut(&out, 0);
    if (picture_kind(data, size) == PICTURE_PNG && picture_bare(data, size, &out)) {
        assert(out.n < size);
        assert(picture_open(out.s, out.n, WIDTH, &again) == PICTURE_GOOD);
        assert(picture_width(again) == picture_width(p));
        picture_close(again);
    }
    buf_free(&out);
    picture_close(p);
    return 0;
}
