using System.Reflection;
using System.Runtime.InteropServices;

namespace MultiMarket.Architecture.Tests.StandIns;

/// <summary>Reads the public surface of an assembly without loading it: one line a type or member.</summary>
internal static class SurfaceReader
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static List<string> Lines(string assembly)
    {
        using var context = new MetadataLoadContext(new PathAssemblyResolver(Probe(assembly)), "System.Private.CoreLib");
        return [.. context.LoadFromAssemblyPath(assembly).GetTypes().Where(t => t.IsShown()).SelectMany(Lines)];
    }

    private static IEnumerable<string> Lines(Type type)
    {
        var methods = type.GetMethods(Declared);
        if (type.IsDelegate()) return [SurfaceLine.Of(type), .. methods.Where(m => m.Name == "Invoke").Select(SurfaceLine.Of)];
        return
        [
            SurfaceLine.Of(type),
            .. type.GetConstructors(Declared).Where(c => !c.IsStatic && c.IsShown()).Select(SurfaceLine.Of),
            .. methods.Where(m => m.IsShown() && !IsAccessor(m)).Select(SurfaceLine.Of),
            .. type.GetProperties(Declared).Where(p => p.GetMethod.IsShown() || p.SetMethod.IsShown()).Select(SurfaceLine.Of),
            .. type.GetEvents(Declared).Where(e => e.AddMethod.IsShown()).Select(SurfaceLine.Of),
            .. type.GetFields(Declared).Where(f => f.IsShown()).Select(SurfaceLine.Of),
        ];
    }

    private static bool IsAccessor(MethodInfo method) => method.IsSpecialName && !method.Name.StartsWith("op_", StringComparison.Ordinal);

    /// <summary>The assembly's own folder first, then the runtime's, then that of ASP.NET Core.</summary>
    private static IEnumerable<string> Probe(string assembly)
    {
        var runtime = RuntimeEnvironment.GetRuntimeDirectory().TrimEnd(Path.DirectorySeparatorChar);
        var web = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(runtime)!)!, "Microsoft.AspNetCore.App");
        IEnumerable<string> shared = Directory.Exists(web) ? Directory.GetDirectories(web).OrderDescending() : [];
        string[] folders = [Path.GetDirectoryName(assembly)!, runtime, .. shared];
        return folders.SelectMany(f => Directory.GetFiles(f, "*.dll")).DistinctBy(f => Path.GetFileName(f), StringComparer.OrdinalIgnoreCase);
    }
}
