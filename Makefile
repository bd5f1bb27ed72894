# Knoten: the commands are listed by `make help`. Needs GNU make 4 and a C17 compiler.
# Every path below is relative, so the tree may stand anywhere, also in a folder with spaces.

VERSION ?= 0.1.0
DATE    ?= November 30, 2026
BUILD   ?= build
PREFIX  ?= /usr/local
DESTDIR ?=
SECONDS ?= 60
N       ?= 10000

CC         ?= cc
CFLAGS     ?= -O2 -g
WERROR     ?= -Werror
PKG_CONFIG ?= pkg-config

.DEFAULT_GOAL := all
MAKEFLAGS += --no-builtin-rules
.DELETE_ON_ERROR:
.SUFFIXES:

# ---- what is built from what ------------------------------------------------------------------

MAIN  := src/main.c
SRC   := $(sort $(filter-out $(MAIN),$(shell find src -name '*.c' 2>/dev/null)))
UNIT  := $(sort $(wildcard tests/unit/*_test.c))

FUZZ  := $(sort $(wildcard tests/fuzz/*_fuzz.c))
FUZZ  := $(filter-out $(if $(wildcard src/read/yaml.c),,%/yaml_fuzz.c) \
                      $(if $(wildcard src/read/markdown/markdown.c),,%/markdown_fuzz.c),$(FUZZ))

OBJ      := $(SRC:%.c=$(BUILD)/obj/%.o)
MAIN_OBJ := $(MAIN:%.c=$(BUILD)/obj/%.o)
UNIT_OBJ := $(UNIT:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/tests/unit/unit.o
UNIT_BIN := $(UNIT:tests/unit/%.c=$(BUILD)/unit/%)
FUZZ_OBJ := $(FUZZ:%.c=$(BUILD)/obj/%.o) $(BUILD)/obj/tests/fuzz/common.o $(BUILD)/obj/tests/fuzz/replay.o
FUZZ_BIN := $(FUZZ:tests/fuzz/%.c=$(BUILD)/fuzz/%)
# A suite may have a program of its own over the library: tests/NAME/driver.c becomes build/driver/NAME.
DRIVER     := $(sort $(wildcard tests/*/driver.c))
DRIVER_OBJ := $(DRIVER:%.c=$(BUILD)/obj/%.o)
DRIVER_BIN := $(DRIVER:tests/%/driver.c=$(BUILD)/driver/%)
LIB      := $(BUILD)/libknoten.a
BIN      := $(BUILD)/knoten

# libcmark-gfm-extensions and libhyphen have no .pc files; the former comes before the library it uses.
PACKAGES   := libcmark-gfm yaml-0.1 libical icu-i18n icu-uc libmicrohttpd gdk-pixbuf-2.0 expat \
              libdeflate libbrotlienc
PKG_CFLAGS := $(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null)
PKG_LIBS   := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null)
LIBS       := -lcmark-gfm-extensions -lhyphen -lstemmer $(PKG_LIBS) -lm

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wmissing-prototypes $(WERROR)
COMPILE   = $(CC) -std=c17 -D_GNU_SOURCE -DKNOTEN_VERSION='"$(VERSION)"' -DKNOTEN_DATE='"$(DATE)"' -Isrc $(PKG_CFLAGS) \
            $(WARNINGS) -pthread $(CPPFLAGS) $(CFLAGS)
LINK      = $(CC) -pthread $(CFLAGS) $(LDFLAGS)

# The make that does the work of a command; on all cores unless told otherwise.
SUBMAKE = $(MAKE) --no-print-directory $(if $(filter -j%,$(MAKEFLAGS)),,-j$(shell nproc))

# Installs what is missing for a command, or says what it is and stops.
NEEDS = CC='$(CC)' PKG_CONFIG='$(PKG_CONFIG)' tests/needs

# ---- the program ------------------------------------------------------------------------------

.PHONY: all site check check-all coverage lint sanitize threads memcheck fuzz bench install install-files deb clean help libs tests run-tests \
        run-lint compile-command FORCE

all: $(if $(wildcard $(MAIN)),$(BIN),$(LIB))

$(BIN): $(MAIN_OBJ) $(LIB)
	$(LINK) -o $@ $(MAIN_OBJ) $(LIB) $(LIBS)

# Made anew each time, so that an object whose source is gone does not stay in it; by appending, since
# files of different rooms may share a name.
$(LIB): $(OBJ) $(BUILD)/flags
	@rm -f $@
	@$(AR) qcs $@ $(OBJ)

$(BUILD)/obj/%.o: %.c $(BUILD)/flags | libs
	@mkdir -p $(@D)
	@echo "  CC $<"
	@$(COMPILE) -MMD -MP -c -o $@ $<

# What was built, of which commit, and with what: told by `knoten version`.
COMMIT    := $(shell test -e .git && git describe --always --dirty --exclude '*' 2>/dev/null)
LIBRARIES := $(foreach p,$(PACKAGES),$(p) $(shell $(PKG_CONFIG) --modversion $(p) 2>/dev/null))
$(BUILD)/obj/src/command/version.o: CPPFLAGS += -DKNOTEN_COMMIT='"$(COMMIT)"' -DKNOTEN_LIBRARIES='"$(strip $(LIBRARIES))"'
$(BUILD)/obj/src/command/version.o: $(BUILD)/commit

$(BUILD)/commit: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(COMMIT)' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# The command lines and the list of sources; what depends on it is rebuilt when they change.
$(BUILD)/flags: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE) $(LINK) $(LIBS) $(SRC))' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

libs:
	@$(NEEDS) --report build

# What compiles a file, for a suite that has another compiler read them all.
compile-command:
	@printf '%s\n' '$(subst ','\'',$(COMPILE))'

-include $(OBJ:.o=.d) $(MAIN_OBJ:.o=.d) $(UNIT_OBJ:.o=.d) $(FUZZ_OBJ:.o=.d) \
         $(DRIVER_OBJ:.o=.d)

# ---- the site ---------------------------------------------------------------------------------

# The libraries' flags are read when make starts, so whatever installs them hands over to a new make.
site:
	@$(NEEDS) build
	@$(SUBMAKE) all
	$(BIN) build

# ---- installing -------------------------------------------------------------------------------

# What every site needs and may have of its own: the same paths as in a site.
SHARE := $(sort $(shell find layouts site/i18n site/synonyms -name '*.html' -o -name '*.yaml' 2>/dev/null) \
                site/vocabulary.yaml $(wildcard site/assets/*.css site/assets/*.js site/assets/*.svg))
SHARE_DIR := $(PREFIX)/share/knoten

# The program that is installed knows its prefix; the one that is tested takes nothing from the machine.
INSTALLED := $(BUILD)/installed/knoten

$(INSTALLED): $(MAIN_OBJ) $(BUILD)/installed/share.o $(LIB)
	@$(LINK) -o $@ $(MAIN_OBJ) $(BUILD)/installed/share.o $(LIB) $(LIBS)

$(BUILD)/installed/share.o: src/base/share.c $(BUILD)/installed/prefix
	@$(COMPILE) '-DKNOTEN_SHARE="$(SHARE_DIR)"' -c -o $@ $<

$(BUILD)/installed/prefix: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' '$(subst ','\'',$(COMPILE)) $(SHARE_DIR)' >$@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

install: $(INSTALLED)
	@$(SUBMAKE) install-files

# The same of what is built already.
install-files:
	install -d '$(DESTDIR)$(PREFIX)/bin'
	install -m 755 $(INSTALLED) '$(DESTDIR)$(PREFIX)/bin/knoten'
	@set -e; put() { file='$(DESTDIR)$(PREFIX)/share/'"$$1"; shift; \
	    install -D -m 644 /dev/null "$$file"; $(INSTALLED) "$$@" --lang en >"$$file"; }; \
	    put man/man1/knoten.1 help --mdoc; \
	    put man/man5/knoten-site.5 help content --mdoc; \
	    put bash-completion/completions/knoten completion bash; \
	    put zsh/site-functions/_knoten completion zsh; \
	    put fish/vendor_completions.d/knoten.fish completion fish
	@for file in $(SHARE); do install -D -m 644 "$$file" '$(DESTDIR)$(SHARE_DIR)'/"$$file" || exit; done

# A package of the same, with Debian's flags, in a build folder of its own.
deb:
	@$(NEEDS) build
	@flags() { dpkg-buildflags --get $$1; }; $(SUBMAKE) '$(BUILD)/deb/installed/knoten' BUILD='$(BUILD)/deb' PREFIX=/usr \
	    CFLAGS="$$(flags CFLAGS)" CPPFLAGS="$$(flags CPPFLAGS)" LDFLAGS="$$(flags LDFLAGS)"
	@rm -rf '$(BUILD)/deb/tree'
	@$(MAKE) --no-print-directory -s install-files BUILD='$(BUILD)/deb' PREFIX=/usr DESTDIR='$(BUILD)/deb/tree'
	@VERSION='$(VERSION)' MAINTAINER='$(MAINTAINER)' site/ci/deb '$(BUILD)/deb/tree' '$(BUILD)'

# ---- tests ------------------------------------------------------------------------------------

check:
	@$(NEEDS) build check
	@$(SUBMAKE) tests
	@$(SUBMAKE) run-tests

# Where `check` takes samples, all.
check-all:
	@KNOTEN_ALL=1 $(MAKE) --no-print-directory check

tests: all $(INSTALLED) $(UNIT_BIN) $(FUZZ_BIN) $(DRIVER_BIN)

run-tests:
	@BUILD='$(BUILD)' CC='$(CC)' WRAP='$(WRAP)' tests/run $(SUITES)

$(BUILD)/unit/%: $(BUILD)/obj/tests/unit/%.o $(BUILD)/obj/tests/unit/unit.o $(LIB)
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(LINK) -o $@ $^ $(LIBS) $(shell $(PKG_CONFIG) --libs libbrotlidec)

$(BUILD)/driver/%: $(BUILD)/obj/tests/%/driver.o $(LIB)
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(LINK) -o $@ $^ $(LIBS)

# FUZZ_MAIN is what feeds a target: our replay, or nothing where libFuzzer brings its own main.
FUZZ_MAIN ?= $(BUILD)/obj/tests/fuzz/replay.o
$(BUILD)/fuzz/%: $(BUILD)/obj/tests/fuzz/%.o $(BUILD)/obj/tests/fuzz/common.o $(FUZZ_MAIN) $(LIB)
	@mkdir -p $(@D)
	@echo "  LD $@"
	@$(LINK) -o $@ $^ $(LIBS)

$(UNIT_OBJ) $(FUZZ_OBJ): CPPFLAGS += -Itests
.SECONDARY: $(UNIT_OBJ) $(FUZZ_OBJ) $(DRIVER_OBJ)

# All the tests with the address and undefined-behaviour sanitizers, in a build folder of its own.
SANITIZE := -O1 -g -fno-omit-frame-pointer -fsanitize=address,undefined -fno-sanitize-recover=all
sanitize:
	@$(NEEDS) build check
	@$(SUBMAKE) tests BUILD='$(BUILD)/sanitize' CFLAGS='$(SANITIZE)'
	@ASAN_OPTIONS=detect_stack_use_after_return=1 \
	    $(SUBMAKE) run-tests BUILD='$(BUILD)/sanitize' CFLAGS='$(SANITIZE)'

# Where several threads work, with the thread sanitizer.
threads:
	@$(NEEDS) build check
	@$(SUBMAKE) tests BUILD='$(BUILD)/threads' CFLAGS='-O1 -g -fno-omit-frame-pointer -fsanitize=thread'
	@TSAN_OPTIONS='halt_on_error=1' \
	    $(SUBMAKE) run-tests BUILD='$(BUILD)/threads' SUITES='$(if $(SUITES),$(SUITES),unit book serve)'

# How much of src/ the tests run through, in a build folder of its own. Counts of runs before are dropped.
COVERED := $(if $(SUITES),$(SUITES),unit cases)
coverage:
	@$(NEEDS) build check
	@$(SUBMAKE) tests BUILD='$(BUILD)/coverage' CFLAGS='-O0 -g --coverage -fprofile-update=atomic'
	@find '$(BUILD)/coverage' -name '*.gcda' -delete
	@$(SUBMAKE) run-tests BUILD='$(BUILD)/coverage' SUITES='$(COVERED)'
	@tests/coverage '$(BUILD)/coverage'

# Unit tests and golden cases under valgrind.
memcheck:
	@$(NEEDS) build check
	@$(SUBMAKE) tests
	@$(SUBMAKE) run-tests SUITES='unit cases' \
	    WRAP='valgrind -q --error-exitcode=99 --leak-check=full --errors-for-leak-kinds=definite'

lint:
	@$(NEEDS) build lint
	@$(SUBMAKE) run-lint

run-lint:
	@BUILD='$(BUILD)' COMPILE='$(subst ','\'',$(COMPILE))' tests/lint/all

# The library and the targets with clang's fuzzer, in a build folder of their own.
FUZZING := -O1 -g -fno-omit-frame-pointer -fno-sanitize-recover=all -fsanitize=address,undefined
fuzz: $(if $(FUZZ_RUNS),$(FUZZ_BIN))
ifndef FUZZ_RUNS
	@$(NEEDS) build fuzz
	@$(SUBMAKE) fuzz FUZZ_RUNS=1 FUZZ_MAIN= BUILD='$(BUILD)/libfuzzer' CC=clang \
	    CFLAGS='$(FUZZING),fuzzer-no-link' LDFLAGS='-fsanitize=fuzzer'
	@BUILD='$(BUILD)/libfuzzer' SECONDS_EACH='$(SECONDS)' tests/fuzz/all
endif

bench:
	@$(NEEDS) build bench
	@$(SUBMAKE) all '$(BUILD)/driver/bench' '$(BUILD)/driver/book'
	@BUILD='$(BUILD)' tests/bench/compare $(N)
	@BUILD='$(BUILD)' tests/bench/feeds $(N)
	@BUILD='$(BUILD)' tests/bench/search
	@BUILD='$(BUILD)' tests/bench/preview $(N)

clean:
	rm -rf $(BUILD)

help:
	@echo 'make            build $(BIN)'
	@echo 'make site       install what is missing, build, write the website to public/'
	@echo 'make check      install what the tests need and run them all (SUITES="unit cases" for some, SEED=…)'
	@echo 'make check-all  the same without drawing samples: every page in every look, every zone; takes long'
	@echo 'make coverage   how much of src/ unit tests and golden cases (or SUITES) run through, by folder'
	@echo 'make sanitize   the same tests with the address and undefined-behaviour sanitizers'
	@echo 'make threads    those where threads work with the thread sanitizer'
	@echo 'make memcheck   unit tests and golden cases under valgrind'
	@echo 'make lint       the rules of the house, clang-format, clang-tidy, cppcheck'
	@echo 'make fuzz       fuzz the parsers (SECONDS=$(SECONDS) for each)'
	@echo 'make bench      time a site of N=$(N) items, beside hugo where it is installed'
	@echo 'make install    PREFIX=$(PREFIX) DESTDIR=$(DESTDIR)'
	@echo 'make deb        the same as a package for Debian, $(BUILD)/knoten_$(VERSION)_….deb'
	@echo 'make clean      remove $(BUILD)/'
	@echo 'Also: CC, CFLAGS, LDFLAGS, BUILD; WERROR= lets warnings pass.'
