# syntax=docker/dockerfile:1
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
# The probe decides between the genuine packages and the stand-ins, as the launcher does.
RUN dotnet msbuild compat/probe/probe.proj -v:m -nologo \
 && dotnet publish src/MultiMarket.Host -c Release -o /app/host -nologo \
 && dotnet publish src/MultiMarket.Cli -c Release -o /app/cli -nologo

FROM mcr.microsoft.com/dotnet/aspnet:10.0
COPY --from=build /app /app
# A named volume takes its owner from the folder that it is mounted on.
RUN mkdir /data && chown "$APP_UID" /data
USER $APP_UID
ENV MULTIMARKET_DATA=/data
# In hexadecimal: how much is allocated between two collections, at least; see the script "multimarket".
ENV DOTNET_GCgen0size=1000000
VOLUME /data
EXPOSE 8080
ENTRYPOINT ["dotnet", "/app/host/MultiMarket.Host.dll"]
CMD ["up"]
