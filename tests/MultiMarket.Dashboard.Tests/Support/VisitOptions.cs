using Microsoft.Playwright;

namespace MultiMarket.Dashboard.Tests.Support;

/// <summary>The device and the preferences of a visitor.</summary>
internal sealed record VisitOptions
{
    /// <summary>What the system prefers.</summary>
    public ColorScheme Scheme { get; init; } = ColorScheme.Light;

    /// <summary>The width of the window, in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>The height of the window, in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>A phone held upright.</summary>
    public static VisitOptions Phone { get; } = new() { Width = 390, Height = 844 };
}
