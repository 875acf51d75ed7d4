using System.Globalization;
using MultiMarket.Domain.Channels;
using MultiMarket.Domain.Orders;
using MultiMarket.Domain.Tests.Support;
using static MultiMarket.Domain.Tests.Support.OrderText;

namespace MultiMarket.Domain.Tests.Orders;

public sealed class OrderDateSpecs
{
    private const string Date = "2025-04-26T14:00:00";

    [Theory]
    [InlineData("2025-04-26T14:00", "2025-04-26T14:00:00.000")]
    [InlineData("2025-04-26T14:00:07.5", "2025-04-26T14:00:07.500")]
    [InlineData("2025-04-26T14:00:07.1239999999", "2025-04-26T14:00:07.123")]
    [InlineData("2024-02-29T23:59:59", "2024-02-29T23:59:59.000")]
    [InlineData("2000-01-01T00:00:00", "2000-01-01T00:00:00.000")]
    // Morocco is one hour ahead of UTC, and on UTC during Ramadan (2025-03-01 to 2025-03-30).
    [InlineData("2025-04-26T14:00:00Z", "2025-04-26T15:00:00.000")]
    [InlineData("2025-04-26T14:00:00+01:00", "2025-04-26T14:00:00.000")]
    [InlineData("2025-04-26T14:00:00-0500", "2025-04-26T20:00:00.000")]
    [InlineData("2025-03-10T14:00:00Z", "2025-03-10T14:00:00.000")]
    [InlineData("2025-12-31T23:30:00.250Z", "2026-01-01T00:30:00.250")]
    [InlineData("2025-04-26T14:00:00+05", "2025-04-26T10:00:00.000")]
    public void A_date_becomes_the_merchants_wall_clock_to_the_millisecond(string text, string wallClock)
    {
        var placedAt = OrderWith(Date, text).PlacedAt;

        placedAt.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture).ShouldBe(wallClock);
        placedAt.Kind.ShouldBe(DateTimeKind.Utc);
    }

    [Theory]
    [InlineData("2025-04-26")]
    [InlineData("2025-04-26T14")]
    [InlineData("2025-04-26 14:00:00")]
    [InlineData("26/04/2025 14:00")]
    [InlineData("2025-02-29T14:00:00")]
    [InlineData("2025-13-01T14:00:00")]
    [InlineData("2025-04-26T24:00:00")]
    [InlineData("2025-04-26T14:60:00")]
    [InlineData("2025-04-26T14:00:60")]
    [InlineData("2025-04-26T14:00:00.")]
    [InlineData("2025-04-26T14:00:00+15:00")]
    [InlineData("2025-04-26T14:00:00+1:00")]
    [InlineData("2025-04-26T14:00:00Zulu")]
    [InlineData("0000-04-26T14:00:00")]
    [InlineData("٢٠٢٥-04-26T14:00:00")]
    [InlineData("\\ud800")]
    [InlineData("")]
    public void Other_texts_are_no_dates(string text) => ViolationWith(Date, text).Code.ShouldBe("date");

    [Theory]
    [InlineData("1999-12-31T23:59:59.999")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("9999-12-31T23:59:59-14:00")]
    [InlineData("2026-11-24T11:00:00.001")]
    public void A_date_lies_between_2000_and_one_day_ahead(string text) => ViolationWith(Date, text).Code.ShouldBe("range");

    [Fact]
    public void One_day_ahead_is_counted_on_the_merchants_wall_clock()
    {
        OrderWith(Date, "2026-11-24T11:00:00").PlacedAt.Day.ShouldBe(24);

        var newYork = new OrderParser(TimeZoneInfo.FindSystemTimeZoneById("America/New_York"), new FixedTime(Now));
        var sixHoursLater = System.Text.Encoding.UTF8.GetBytes(With(Date, "2026-11-24T05:00:01"));
        newYork.Read(sixHoursLater, Channel.Web).Violations.ShouldHaveSingleItem().Expected
            .ShouldBe("a date from 2000-01-01 to one day ahead, 2026-11-24T05:00:00");
    }
}
