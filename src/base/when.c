#include "base/when.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>

enum { LONGEST_DAYS = 3660 };

/* 0001-01-01 and 9999-12-31, in days since 1970-01-01. */
enum { FIRST_DAY = -719162, LAST_DAY = 2932896 };

static int is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int month_days(int year, int month)
{
    static const int8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

int date_exists(int year, int month, int day)
{
    return year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 &&
           day <= month_days(year, month);
}

/* Days from civil: years begin in March, so that the leap day is the last of its year. */
int32_t date_days(struct date d)
{
    int y = d.year - (d.month <= 2);
    int era = (y >= 0 ? y : y - 399) / 400;
    int year_of_era = y - era * 400;
    int day_of_year = (153 * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * 146097 + day_of_era - 719468;
}

struct date date_from_days(int32_t days)
{
    days = days < FIRST_DAY ? FIRST_DAY : days > LAST_DAY ? LAST_DAY : days;
    days += 719468;
    int era = days / 146097;
    int doe = days - era * 146097;
    int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
    int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
    int mp = (5 * doy + 2) / 153;
    int month = mp < 10 ? mp + 3 : mp - 9;
    return (struct date){
        .year = (int16_t)(yoe + era * 400 + (month <= 2)),
        .month = (int8_t)month,
        .day = (int8_t)(doy - (153 * mp + 2) / 5 + 1),
    };
}

int date_weekday(struct date d)
{
    int w = (date_days(d) + 3) % 7;
    return (w < 0 ? w + 7 : w) + 1;
}

int date_compare(struct date a, struct date b)
{
    if (a.year != b.year)
        return a.year - b.year;
    if (a.month != b.month)
        return a.month - b.month;
    return a.day - b.day;
}

struct date date_add_days(struct date d, int n)
{
    int64_t days = (int64_t)date_days(d) + n;
    return date_from_days((int32_t)(days < FIRST_DAY  ? FIRST_DAY
                                    : days > LAST_DAY ? LAST_DAY
                                                      : days));
}

struct date date_add_months(struct date d, int n)
{
    int64_t month = (int64_t)d.year * 12 + d.month - 1 + n;
    month = month < 12 ? 12 : month > 9999 * 12 + 11 ? 9999 * 12 + 11 : month;
    struct date to = {.year = (int16_t)(month / 12), .month = (int8_t)(month % 12 + 1)};
    int last = month_days(to.year, to.month);
    to.day = (int8_t)(d.day < last ? d.day : last);
    return to;
}

struct date date_week_begin(struct date d, int first)
{
    return date_add_days(d, -((date_weekday(d) - first + 7) % 7));
}

/* A week belongs to the year of its Thursday. */
int date_week(struct date d, int *year)
{
    struct date thursday = date_add_days(date_week_begin(d, 1), 3);
    *year = thursday.year;
    return (date_days(thursday) - date_days((struct date){thursday.year, 1, 1})) / 7 + 1;
}

struct when when_clock(int32_t second)
{
    return (struct when){{0, 0, 1}, second};
}

int when_is_clock(struct when w)
{
    return !w.date.year && w.date.day;
}

struct when when_on(struct when w, struct date day)
{
    return when_is_clock(w) ? when_add_seconds((struct when){day, 0}, w.second) : w;
}

int when_compare(struct when a, struct when b)
{
    int by_date = date_compare(a.date, b.date);
    return by_date ? by_date : (a.second > b.second) - (a.second < b.second);
}

int64_t when_seconds(struct when w)
{
    return (int64_t)date_days(w.date) * DAY_SECONDS + (w.second < 0 ? 0 : w.second);
}

struct when when_from_seconds(int64_t seconds)
{
    const int64_t first = (int64_t)FIRST_DAY * DAY_SECONDS;
    const int64_t last = (int64_t)LAST_DAY * DAY_SECONDS + DAY_SECONDS - 1;
    seconds = seconds < first ? first : seconds > last ? last : seconds;
    int64_t days = seconds / DAY_SECONDS - (seconds % DAY_SECONDS < 0);
    return (struct when){
        .date = date_from_days((int32_t)days),
        .second = (int32_t)(seconds - days * DAY_SECONDS),
    };
}

struct when when_add_seconds(struct when w, int64_t seconds)
{
    struct when to = when_from_seconds(when_seconds(w) + seconds);
    if (w.second < 0)
        to.second = WHEN_ALL_DAY;
    return to;
}

/* Reads one to `most` digits; returns how many there were. */
static int read_digits(const char **s, int most, int *out)
{
    int n = 0;
    *out = 0;
    while (n < most && isdigit((unsigned char)**s)) {
        *out = *out * 10 + (*(*s)++ - '0');
        n++;
    }
    return n;
}

static enum when_fault worse(enum when_fault a, enum when_fault b)
{
    return a > b ? a : b;
}

/* Reads year-month-day; one-digit months are a slip. */
static enum when_fault iso_date(const char **s, int ymd[3])
{
    int yn = read_digits(s, 4, &ymd[0]);
    if (yn != 4 || *(*s)++ != '-')
        return WHEN_BAD;
    int mn = read_digits(s, 2, &ymd[1]);
    if (!mn || *(*s)++ != '-')
        return WHEN_BAD;
    int dn = read_digits(s, 2, &ymd[2]);
    if (!dn)
        return WHEN_BAD;
    return mn == 2 && dn == 2 ? WHEN_OK : WHEN_SLIP;
}

/* Reads the German day.month.year. */
static enum when_fault german_date(const char **s, int ymd[3])
{
    if (!read_digits(s, 2, &ymd[2]) || *(*s)++ != '.')
        return WHEN_BAD;
    *s += **s == ' ';
    if (!read_digits(s, 2, &ymd[1]) || *(*s)++ != '.')
        return WHEN_BAD;
    *s += **s == ' ';
    return read_digits(s, 4, &ymd[0]) == 4 ? WHEN_SLIP : WHEN_BAD;
}

/* Makes an existing day of one that is none: month and day exchanged, or the month's last. */
static void day_near(int ymd[3])
{
    int month = ymd[1];
    if (month > 12 && ymd[2] >= 1 && ymd[2] <= 12) {
        ymd[1] = ymd[2];
        ymd[2] = month;
    }
    if (ymd[0] >= 1 && ymd[1] >= 1 && ymd[1] <= 12 && ymd[2] > month_days(ymd[0], ymd[1]))
        ymd[2] = month_days(ymd[0], ymd[1]);
}

static enum when_fault date_read(const char **s, struct date *out, int near)
{
    int ymd[3];
    const char *start = *s;
    enum when_fault fault = iso_date(s, ymd);
    if (fault == WHEN_BAD) {
        *s = start;
        fault = german_date(s, ymd);
    }
    if (fault == WHEN_BAD || isdigit((unsigned char)**s))
        return WHEN_BAD;
    if (near)
        day_near(ymd);
    if (!date_exists(ymd[0], ymd[1], ymd[2]))
        return WHEN_NO_DATE;
    *out = (struct date){(int16_t)ymd[0], (int8_t)ymd[1], (int8_t)ymd[2]};
    return fault;
}

static void skip_spaces(const char **s)
{
    while (**s == ' ')
        (*s)++;
}

/* Reads the minutes after `:` or `.`, and seconds if they follow. */
static enum when_fault minutes_read(const char **s, int *minute, int *second)
{
    enum when_fault fault = WHEN_OK;
    if (**s == ':' || **s == '.') {
        fault = **s == '.' ? WHEN_SLIP : WHEN_OK;
        (*s)++;
        if (read_digits(s, 2, minute) != 2)
            return WHEN_BAD;
        if (**s == ':') {
            (*s)++;
            if (read_digits(s, 2, second) != 2)
                return WHEN_BAD;
        }
        return fault;
    }
    return WHEN_SLIP;
}

static enum when_fault when_read_time(const char **s, int32_t *out)
{
    int hour, minute = 0, second = 0;
    if (!read_digits(s, 2, &hour))
        return WHEN_BAD;
    int bare = **s != ':' && **s != '.';
    enum when_fault fault = minutes_read(s, &minute, &second);
    if (fault == WHEN_BAD)
        return WHEN_BAD;
    skip_spaces(s);
    if (!strncmp(*s, "Uhr", 3)) {
        *s += 3;
        fault = WHEN_SLIP;
    } else if (bare) {
        return WHEN_BAD;
    }
    int midnight = hour == 24 && !minute && !second;
    if ((hour > 23 && !midnight) || minute > 59 || second > 59)
        return WHEN_NO_TIME;
    *out = hour * 3600 + minute * 60 + second;
    return fault;
}

enum when_fault date_parse(const char *s, struct date *out)
{
    struct date d = {0};
    enum when_fault fault = date_read(&s, &d, 0);
    if (fault <= WHEN_SLIP) {
        if (*s)
            return WHEN_BAD;
        *out = d;
    }
    return fault;
}

enum when_fault time_parse(const char *s, int32_t *seconds)
{
    int32_t t = 0;
    enum when_fault fault = when_read_time(&s, &t);
    if (fault <= WHEN_SLIP) {
        if (*s)
            return WHEN_BAD;
        *seconds = t;
    }
    return fault;
}

static enum when_fault when_read(const char *s, struct when *out, int near)
{
    struct when w = {.second = WHEN_ALL_DAY};
    enum when_fault fault = date_read(&s, &w.date, near);
    if (fault > WHEN_SLIP)
        return fault;
    if (*s) {
        if (*s != ' ' && *s != 'T' && *s != ',')
            return WHEN_BAD;
        fault = worse(fault, *s == ' ' ? WHEN_OK : WHEN_SLIP);
        s++;
        skip_spaces(&s);
        fault = worse(fault, when_read_time(&s, &w.second));
        if (fault > WHEN_SLIP)
            return fault;
    }
    if (*s)
        return WHEN_BAD;
    if (w.second == DAY_SECONDS)
        w = (struct when){date_add_days(w.date, 1), 0};
    *out = w;
    return fault;
}

enum when_fault when_parse(const char *s, struct when *out)
{
    return when_read(s, out, 0);
}

int when_parse_near(const char *s, struct when *out)
{
    return when_read(s, out, 1) <= WHEN_SLIP;
}

static int64_t unit_seconds(char unit)
{
    switch (unit) {
    case 'd':
        return DAY_SECONDS;
    case 'h':
        return 3600;
    case 'm':
        return 60;
    default:
        return 0;
    }
}

enum when_fault duration_parse(const char *s, int64_t *seconds)
{
    if (*s++ != '+' || !*s)
        return WHEN_BAD;
    int64_t sum = 0;
    while (*s) {
        int n;
        if (!read_digits(&s, 5, &n) || !unit_seconds(*s))
            return WHEN_BAD;
        sum += n * unit_seconds(*s++);
        if (sum > (int64_t)LONGEST_DAYS * DAY_SECONDS)
            return WHEN_BAD;
        skip_spaces(&s);
    }
    *seconds = sum;
    return WHEN_OK;
}

char *when_format(struct when w, char sep, char out[24])
{
    int year = w.date.year, month = w.date.month, day = w.date.day;
    int n = snprintf(out, 24, "%04d-%02d-%02d", year, month, day);
    if (w.second >= 0)
        snprintf(out + n, 24 - (size_t)n, "%c%02d:%02d", sep, w.second / 3600 % 24,
                 w.second / 60 % 60);
    return out;
}
