using System.Globalization;
using System.Text;

namespace MongoDB.Bson.IO;

/// <summary>Quotes text: what prints stands as it is, the rest is escaped.</summary>
internal static class JsonStrings
{
    public static void Append(StringBuilder target, string text)
    {
        target.Append('"');
        foreach (var c in text)
        {
            switch (c)
            {
                case '"':
                    target.Append("\\\"");
                    break;
                case '\\':
                    target.Append(@"\\");
                    break;
                case '\b':
                    target.Append(@"\b");
                    break;
                case '\f':
                    target.Append(@"\f");
                    break;
                case '\n':
                    target.Append(@"\n");
                    break;
                case '\r':
                    target.Append(@"\r");
                    break;
                case '\t':
                    target.Append(@"\t");
                    break;
                default:
                    if (char.IsAsciiLetterOrDigit(c) || Prints(c))
                    {
                        target.Append(c);
                    }
                    else
                    {
                        target.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
                    }

                    break;
            }
        }

        target.Append('"');
    }

    private static bool Prints(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.ModifierLetter
        or UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
}
