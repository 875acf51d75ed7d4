namespace MultiMarket.Domain.Orders.Parsing;

/// <summary>The merchant's wall clock: reads ISO 8601 into it and knows which dates an order may bear.</summary>
internal sealed class WallClock(TimeZoneInfo zone, TimeProvider time)
{
    public static readonly DateTime Earliest = new(2000, 1, 1, 0, 0, 0, DateTimeKind.Utc);

    /// <summary>The latest date that an order may bear at this moment: one day ahead.</summary>
    public DateTime Latest => TimeZoneInfo.ConvertTime(time.GetUtcNow(), zone).DateTime.AddDays(1);

    /// <summary>True after <see cref="Latest"/>.</summary>
    public bool IsTooLate(DateTime wallClock)
    {
        // No zone lies more than 14 hours behind UTC, so the zone matters only for dates later than this.
        return wallClock > time.GetUtcNow().UtcDateTime.AddHours(24 - 14) && wallClock > Latest;
    }

    /// <summary>
    /// Reads <c>yyyy-MM-ddTHH:mm[:ss[.f…]]</c> with an optional <c>Z</c> or offset, and cuts it to milliseconds. The result has
    /// <see cref="DateTimeKind.Utc"/> although it is a wall clock.
    /// </summary>
    public bool TryParse(ReadOnlySpan<byte> text, out DateTime wallClock)
    {
        wallClock = default;
        if (!TryReadLocal(ref text, out var local)) return false;
        if (text.IsEmpty)
        {
            wallClock = local;
            return true;
        }

        if (!TryReadOffset(text, out var offset)) return false;
        var ticks = Math.Clamp(local.Ticks - offset.Ticks, DateTime.MinValue.Ticks, DateTime.MaxValue.Ticks);
        var inZone = TimeZoneInfo.ConvertTimeFromUtc(new DateTime(ticks, DateTimeKind.Utc), zone);
        wallClock = DateTime.SpecifyKind(inZone, DateTimeKind.Utc);
        return true;
    }

    private static bool TryReadLocal(ref ReadOnlySpan<byte> text, out DateTime local)
    {
        local = default;
        if (!TryTake(ref text, 4, out var year) || !TrySkip(ref text, '-')
            || !TryTake(ref text, 2, out var month) || !TrySkip(ref text, '-')
            || !TryTake(ref text, 2, out var day) || !TrySkip(ref text, 'T')
            || !TryTake(ref text, 2, out var hour) || !TrySkip(ref text, ':')
            || !TryTake(ref text, 2, out var minute)) return false;
        var (second, millisecond) = (0, 0);
        if (TrySkip(ref text, ':'))
        {
            if (!TryTake(ref text, 2, out second)) return false;
            if ((TrySkip(ref text, '.') || TrySkip(ref text, ',')) && !TryTakeFraction(ref text, out millisecond)) return false;
        }

        if (year < 1 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month) || hour > 23 || minute > 59 || second > 59)
            return false;
        local = new DateTime(year, month, day, hour, minute, second, millisecond, DateTimeKind.Utc);
        return true;
    }

    private static bool TryReadOffset(ReadOnlySpan<byte> text, out TimeSpan offset)
    {
        offset = default;
        if (text.SequenceEqual("Z"u8)) return true;
        var isWest = TrySkip(ref text, '-');
        if ((!isWest && !TrySkip(ref text, '+')) || !TryTake(ref text, 2, out var hours)) return false;
        var minutes = 0;
        if (!text.IsEmpty)
        {
            TrySkip(ref text, ':');
            if (!TryTake(ref text, 2, out minutes)) return false;
        }

        if (!text.IsEmpty || minutes > 59 || hours * 60 + minutes > 14 * 60) return false;
        offset = TimeSpan.FromMinutes((isWest ? -1 : 1) * (hours * 60 + minutes));
        return true;
    }

    private static bool TryTake(ref ReadOnlySpan<byte> text, int digits, out int number)
    {
        number = 0;
        if (text.Length < digits) return false;
        foreach (var c in text[..digits])
        {
            if (!char.IsAsciiDigit((char)c)) return false;
            number = number * 10 + (c - '0');
        }

        text = text[digits..];
        return true;
    }

    private static bool TryTakeFraction(ref ReadOnlySpan<byte> text, out int milliseconds)
    {
        milliseconds = 0;
        var digits = 0;
        for (; digits < text.Length && char.IsAsciiDigit((char)text[digits]); digits++)
            if (digits < 3) milliseconds = milliseconds * 10 + (text[digits] - '0');
        for (var i = digits; i < 3; i++) milliseconds *= 10;
        text = text[digits..];
        return digits > 0;
    }

    private static bool TrySkip(ref ReadOnlySpan<byte> text, char expected)
    {
        if (text.IsEmpty || text[0] != expected) return false;
        text = text[1..];
        return true;
    }
}
