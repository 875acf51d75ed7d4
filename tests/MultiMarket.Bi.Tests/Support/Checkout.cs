namespace MultiMarket.Bi.Tests.Support;

/// <summary>The files of the checkout that these tests were built from.</summary>
internal static class Checkout
{
    private static readonly string Root = Find();

    public static string File(params string[] path) => Path.Combine([Root, .. path]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (System.IO.File.Exists(Path.Combine(folder.FullName, "MultiMarket.Actors.sln"))) return folder.FullName;
        return Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));
    }

    private static string ThisFile([System.Runtime.CompilerServices.CallerFilePath] string path = "") => path;
}
