using Microsoft.AspNetCore.Http;

namespace MultiMarket.Dashboard.Text;

/// <summary>The cookies in which a browser keeps how its user reads the pages; they say nothing of the user.</summary>
public static class ReaderCookies
{
    /// <summary>Holds <c>fr</c> or <c>en</c>.</summary>
    public const string LanguageCookie = "mm-lang";

    /// <summary>Holds <c>light</c>, <c>dark</c> or <c>system</c>; the page's script writes it.</summary>
    public const string ThemeCookie = "mm-theme";

    /// <summary>Reads them; what is absent or unknown has its default.</summary>
    public static Reader Read(HttpRequest request) => new(
        Chosen(request) ?? Language.French,
        request.Cookies[ThemeCookie] is "light" or "dark" ? request.Cookies[ThemeCookie]! : "system");

    /// <summary>The language that the browser's user has chosen; null when there is no choice yet.</summary>
    public static Language? Chosen(HttpRequest request) => request.Cookies[LanguageCookie] switch { "en" => Language.English, "fr" => Language.French, _ => null };

    /// <summary>Keeps the language for a year.</summary>
    public static void Write(HttpResponse response, Language language) => response.Cookies.Append(
        LanguageCookie,
        language == Language.English ? "en" : "fr",
        new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, IsEssential = true, MaxAge = TimeSpan.FromDays(365) });
}
